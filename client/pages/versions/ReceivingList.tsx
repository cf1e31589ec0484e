import { Button, Field, Label, Select, Spinner } from '@digdir/designsystemet-react'
import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon, HourglassIcon, XMarkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { Link } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import type { VersionInfo } from '../../../schemas/versions/version.ts'
import { paths } from '../../app/paths.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Receiving, useReceiving } from './useReceiving.ts'

const words = messages.versions.page.copies

interface ReceivingListProps {
  id: string
  versions: readonly VersionInfo[]
  receiving: ReturnType<typeof useReceiving>
}

/** What has come of each file that was just let in. */
export function ReceivingList({ id, versions, receiving }: ReceivingListProps) {
  const { files } = receiving
  if (files.length === 0) return null
  const done = files.filter(f => f.state.kind === 'done' || f.state.kind === 'failed').length
  return (
    <div className="ss-sheet-surface ss-receiving">
      <p role="status" className="ss-sm ss-quiet">
        {words.progress(done, files.length)}
      </p>
      <ul>
        {files.map(each => (
          <li key={each.key}>
            <StateMark state={each.state} />
            <div className="ss-receiving__what">
              <b>{each.file.name}</b>
              <StateWords each={each} versions={versions} onAgain={receiving.again} />
            </div>
            {each.state.kind === 'done' && (
              <Link href={paths.copy(id, each.state.received.copy.id)} className="ds-button" data-variant="secondary">
                {words.look}
                <span className="ss-vh"> {each.file.name}</span>
              </Link>
            )}
            {(each.state.kind === 'done' || each.state.kind === 'failed') && (
              <IconButton
                label={words.dismiss}
                icon={<XMarkIcon aria-hidden />}
                onClick={() => receiving.dismiss(each.key)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function StateMark({ state }: { state: Receiving['state'] }) {
  if (state.kind === 'reading') return <Spinner aria-hidden data-size="xs" />
  if (state.kind === 'waiting') return <HourglassIcon aria-hidden className="ss-receiving__mark" />
  if (state.kind === 'done') return <CheckmarkCircleIcon aria-hidden className="ss-receiving__mark" data-tone="done" />
  return <ExclamationmarkTriangleIcon aria-hidden className="ss-receiving__mark" data-tone="wrong" />
}

interface StateWordsProps {
  each: Receiving
  versions: readonly VersionInfo[]
  onAgain: (each: Receiving, version?: string) => void
}

function StateWords({ each, versions, onAgain }: StateWordsProps) {
  const { state } = each
  if (state.kind === 'waiting') return <p>{words.waiting}</p>
  if (state.kind === 'reading') return <p>{words.reading}</p>
  if (state.kind === 'done') {
    const { copy, again } = state.received
    return (
      <p>
        {again && `${words.again} `}
        {words.read(copy.comments, copy.changes, copy.unplaced)}
      </p>
    )
  }
  const { error } = state
  const asks = error.id === 'kopia-utan-version' || error.id === 'kopia-av-annat'
  return (
    <div role="alert">
      <p>
        {error.message} {error.remedy}
      </p>
      {asks ? (
        <WhichVersion versions={versions} onChoose={version => onAgain(each, version)} />
      ) : (
        <Button variant="secondary" data-density="small" onClick={() => onAgain(each)}>
          {words.retry}
        </Button>
      )}
    </div>
  )
}

/** The file does not say what it is a copy of: a person does. */
function WhichVersion({ versions, onChoose }: { versions: readonly VersionInfo[]; onChoose: (id: string) => void }) {
  const [version, setVersion] = useState(versions[0]?.id ?? '')
  return (
    <div className="ss-which">
      <Field>
        <Label>{words.whichVersion}</Label>
        <Select value={version} onChange={event => setVersion(event.target.value)}>
          {versions.map(v => (
            <Select.Option key={v.id} value={v.id}>
              {[messages.versions.page.numbered(v.number), v.name || messages.versions.kinds[v.kind]].join(' – ')}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Button variant="secondary" onClick={() => onChoose(version)}>
        {words.retry}
      </Button>
    </div>
  )
}
