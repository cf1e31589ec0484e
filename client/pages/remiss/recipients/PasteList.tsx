import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react'
import { FileImportIcon } from '@navikt/aksel-icons'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ReadRecipients } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import type { Adding } from './adding.ts'

const words = messages.remiss.pages.adding

/** A pasted list, or a CSV file: what was found in it is shown first, and what is wrong in it by line. */
export function PasteList({ detail, add, busy }: Adding) {
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const read = useMutation({
    mutationFn: (given: string) => remissApi.read(detail.document.id, detail.id, given)
  })
  const fromFile = async (file: File): Promise<void> => {
    const content = decode(await file.arrayBuffer())
    setText(content)
    read.mutate(content)
  }
  return (
    <div className="ss-remiss__stack">
      {read.error && <ErrorNotice error={toApiError(read.error)} />}
      <Field>
        <Label>{words.pasteLabel}</Label>
        <Field.Description>{words.pasteHint}</Field.Description>
        <Textarea rows={6} value={text} onChange={event => setText(event.target.value)} />
      </Field>
      <div className="ss-remiss__acts">
        <Button
          variant="secondary"
          loading={read.isPending}
          disabled={text.trim() === ''}
          onClick={() => read.mutate(text)}
        >
          {words.read}
        </Button>
        <Button variant="tertiary" onClick={() => input.current?.click()}>
          <FileImportIcon aria-hidden />
          {words.file}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        hidden
        aria-label={words.file}
        onChange={event => {
          const file = event.target.files?.[0]
          event.target.value = '' // The same file can be chosen again when it has been mended.
          if (file) void fromFile(file)
        }}
      />
      {read.data && (
        <Found
          read={read.data}
          busy={busy}
          onAdd={recipients =>
            add(recipients, () => {
              setText('')
              read.reset()
            })
          }
        />
      )}
    </div>
  )
}

/** UTF-8, or what Excel calls CSV. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

interface FoundProps {
  read: ReadRecipients
  busy: boolean
  onAdd: (recipients: ReadRecipients['recipients']) => void
}

function Found({ read, busy, onAdd }: FoundProps) {
  const { recipients, problems, ignored } = read
  const fresh = recipients.filter(each => !each.known)
  return (
    <>
      {problems.length > 0 && (
        <Notice tone="warning">
          <p>{words.problems}</p>
          <ul>
            {problems.map(problem => (
              <li key={`${problem.line} ${problem.message}`}>{words.problem(problem.line, problem.message)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {ignored.length > 0 && <p className="ss-sm ss-muted">{words.ignored(ignored.join(', '))}</p>}
      <p>{words.found(recipients.length)}</p>
      <ul className="ss-remiss__found">
        {recipients.map(each => (
          <li key={each.line}>
            <strong>{each.name}</strong> {[each.email, each.registrar].filter(Boolean).join(', ')}
            {each.known && <span className="ss-sm ss-muted"> ({words.known})</span>}
          </li>
        ))}
      </ul>
      <div className="ss-remiss__acts">
        <Button loading={busy} disabled={fresh.length === 0} onClick={() => onAdd(fresh)}>
          {words.addChosen(fresh.length)}
        </Button>
      </div>
    </>
  )
}
