import { Button, Spinner } from '@digdir/designsystemet-react'
import { PencilIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import type { IntakeRow } from '../../../../schemas/api/intake.ts'
import { PDF, WORD } from '../../../../schemas/api/media-types.ts'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { intakeApi } from '../../../app/intake-api.ts'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { FileRow } from './FileRow.tsx'
import { isReady, useBringing, useIntake, useIntakeAct } from './queries.ts'
import { Registered } from './Registered.tsx'
import { RegisterForm } from './RegisterForm.tsx'
import './intake.css'

const words = messages.intake.page
const TYPES = `.docx,.pdf,${PDF},${WORD}`

/** Answers that came by e-mail, on paper, or as edited copies: brought in, looked over, registered. */
export function TakeIn({ detail }: { detail: RemissDetail }) {
  const [id, remiss] = [detail.document.id, detail.id]
  const list = useIntake(id, remiss)
  const bringing = useBringing(id, remiss)
  /** The form is open: with the file that it began with, or with none. */
  const [open, setOpen] = useState<{ file: IntakeRow | null } | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const files = list.data?.files ?? []
  const may = list.data?.may.takeIn ?? false
  const waiting = files.filter(each => each.state !== 'inlagd' && each.state !== 'avvisad')
  const aside = files.filter(each => each.state === 'avvisad')
  const left = files.filter(each => each.state === 'laser').length
  const { count, notes } = bringing
  const close = (): void => {
    setOpen(null)
    heading.current?.focus()
  }
  const rowOf = (file: IntakeRow) => (
    <li key={file.id}>
      <FileRow detail={detail} file={file} may={may} onRegister={() => setOpen({ file })} />
    </li>
  )
  return (
    <div className="ss-remiss__pad ss-intake">
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="ss-sm">{words.intro}</p>
      {list.isError && <ErrorNotice error={toApiError(list.error)} />}
      {may && (
        <FileDrop
          label={words.input}
          choose={words.choose}
          text={words.drop}
          textOver={words.dropNow}
          accept={TYPES}
          multiple
          onFiles={bringing.add}
        />
      )}
      <div role="status" className="ss-sm ss-intake__progress">
        {count.done < count.all && (
          <>
            <Spinner aria-hidden data-size="xs" /> {words.sending(count.done, count.all)}{' '}
          </>
        )}
        {left > 0 ? words.reading(left) : count.all > 0 && count.done === count.all && words.readingDone}
      </div>
      {notes.map(({ key, name, error }) =>
        error ? (
          <ErrorNotice
            key={key}
            error={{ ...error, message: `${name}: ${error.message}` }}
            onClose={() => bringing.dismiss(key)}
          />
        ) : (
          <Notice key={key} tone="info" onClose={() => bringing.dismiss(key)}>
            {words.again(name)}
          </Notice>
        )
      )}
      {open ? (
        <RegisterForm
          key={open.file?.id ?? ''}
          detail={detail}
          first={open.file}
          waiting={waiting.filter(each => each.state === 'last' || each.state === 'fel')}
          onClose={close}
        />
      ) : (
        may && (
          <div className="ss-remiss__acts">
            <Button variant="secondary" onClick={() => setOpen({ file: null })}>
              <PencilIcon aria-hidden />
              {words.register}
            </Button>
            <RegisterReady detail={detail} ready={waiting.filter(isReady)} />
          </div>
        )
      )}
      <section className="ss-intake__part" aria-labelledby="ss-intake-waiting">
        <h3 id="ss-intake-waiting">{words.waiting}</h3>
        {waiting.length === 0 ? <p className="ss-sm">{words.noneWaiting}</p> : <ul>{waiting.map(rowOf)}</ul>}
      </section>
      {aside.length > 0 && (
        <details className="ss-intake__part">
          <summary>
            {words.setAside} ({aside.length})
          </summary>
          <ul>{aside.map(rowOf)}</ul>
        </details>
      )}
      <Registered detail={detail} may={may} />
    </div>
  )
}

/** Registers every copy about which nothing is left to decide, one after the other. */
function RegisterReady({ detail, ready }: { detail: RemissDetail; ready: readonly IntakeRow[] }) {
  const act = useIntakeAct(detail.document.id, detail.id, async (files: readonly IntakeRow[]) => {
    for (const file of files)
      await intakeApi.register(detail.document.id, detail.id, {
        // The same copy at the same revision is the same request, whoever asks.
        key: `${file.id}-${file.revision}`,
        recipient: file.recipient?.id ?? null,
        way: 'word',
        receivedOn: detail.today,
        diarienummer: '',
        note: '',
        files: [{ id: file.id, revision: file.revision, kind: 'word-svar' }]
      })
    announce(words.registeredMany(files.length), 'remiss')
  })
  return (
    <>
      {ready.length > 0 && (
        <Button loading={act.isPending} onClick={() => act.mutate(ready)}>
          {words.registerReady(ready.length)}
        </Button>
      )}
      {act.isError && <ErrorNotice error={toApiError(act.error)} onClose={() => act.reset()} />}
    </>
  )
}
