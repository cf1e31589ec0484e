import { Button } from '@digdir/designsystemet-react'
import { ArrowLeftIcon, LayersPlusIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { PageFrame } from '../../app/PageFrame.tsx'
import { paths } from '../../app/paths.ts'
import { useOpenDocument } from '../../app/queries.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { Copies } from './Copies.tsx'
import { FreezeForm } from './FreezeForm.tsx'
import { useVersions } from './queries.ts'
import { VersionList } from './VersionList.tsx'
import './versions.css'

const words = messages.versions.page

/** The frozen versions of a document, and the copies of them that came back. */
export function VersionsPage({ id }: { id: string }) {
  const open = useOpenDocument(id)
  const versions = useVersions(id)
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<number | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setMaking(false)
    button.current?.focus()
  }
  return (
    <PageFrame title={words.title}>
      <div className="ss-head ss-versions-head">
        <div>
          <Link href={paths.document(id)} className="ss-back">
            <ArrowLeftIcon aria-hidden />
            {words.back}
          </Link>
          <h1>{words.title}</h1>
          <p className="ss-sm">{open.data?.title ?? ' '}</p>
        </div>
        {versions.data?.may.freeze && (
          <div className="ss-head__acts">
            <Button ref={button} aria-expanded={making} onClick={() => (making ? close() : setMaking(true))}>
              <LayersPlusIcon aria-hidden />
              {words.make.open}
            </Button>
          </div>
        )}
      </div>
      <div className="ss-start ss-versions">
        {making && (
          <FreezeForm
            id={id}
            onClose={close}
            onDone={number => {
              setMade(number)
              close()
            }}
          />
        )}
        {made !== null && (
          <Notice tone="success" onClose={() => setMade(null)}>
            {words.make.done(made)}
          </Notice>
        )}
        {versions.isError && (
          <ErrorNotice
            error={toApiError(versions.error)}
            actions={
              <Button variant="secondary" data-density="small" onClick={() => versions.refetch()}>
                {messages.ui.tryAgain}
              </Button>
            }
          />
        )}
        {versions.data ? (
          <>
            <VersionList id={id} versions={versions.data.versions} mayFreeze={versions.data.may.freeze} />
            <Copies id={id} versions={versions.data.versions} />
          </>
        ) : (
          versions.isPending && <Waiting />
        )}
      </div>
    </PageFrame>
  )
}
