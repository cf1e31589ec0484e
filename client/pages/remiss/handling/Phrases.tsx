import { Button, Field, Input, Label, Textarea } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import type { Phrase } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { usePhraseChange, usePhrases } from './queries.ts'
import { useSavedChoice } from './useSavedChoice.ts'

const words = messages.handling.detail
const own = messages.handling.phrases

interface PhrasesProps {
  document: string
  lead: boolean
  value: string
  onPhrase: (text: string) => void
}

/** Motivations that are used again: put in, kept, changed, removed. */
export function Phrases({ document, lead, value, onPhrase }: PhrasesProps) {
  const phrases = usePhrases(document).data?.phrases ?? []
  const { add } = usePhraseChange(document)
  const [label, setLabel] = useState<string | null>(null)
  const choice = useSavedChoice('', id => {
    const phrase = phrases.find(each => each.id === id)
    if (phrase) onPhrase(phrase.text)
  })
  return (
    <div className="ss-phrases">
      {phrases.length > 0 && (
        <select className="ds-input" aria-label={words.phrase} {...choice}>
          <option value="">{words.phrase}</option>
          {phrases.map(phrase => (
            <option key={phrase.id} value={phrase.id}>
              {phrase.label}
            </option>
          ))}
        </select>
      )}
      {lead && value.trim() !== '' && label === null && (
        <Button variant="tertiary" data-density="small" onClick={() => setLabel('')}>
          {words.savePhrase}
        </Button>
      )}
      {label !== null && (
        <form
          className="ss-bulk__pair"
          onSubmit={event => {
            event.preventDefault()
            if (label.trim() === '') return
            add.mutate(
              { label: label.trim(), text: value.trim() },
              { onSuccess: () => announce(words.phraseSaved, 'save') }
            )
            setLabel(null)
          }}
        >
          <Input
            aria-label={words.phraseName}
            placeholder={words.phraseName}
            value={label}
            autoFocus
            onChange={event => setLabel(event.target.value)}
          />
          <Button type="submit" variant="secondary" data-density="small">
            {messages.app.save}
          </Button>
          <Button variant="tertiary" data-density="small" onClick={() => setLabel(null)}>
            {messages.app.cancel}
          </Button>
        </form>
      )}
      {lead && phrases.length > 0 && <ManagePhrases document={document} phrases={phrases} />}
    </div>
  )
}

/** The phrases, each to be changed or removed. What was written with one stays as it is. */
function ManagePhrases({ document, phrases }: { document: string; phrases: readonly Phrase[] }) {
  const [changing, setChanging] = useState<Phrase | null>(null)
  const [removing, setRemoving] = useState<string | null>(null)
  const { change, remove } = usePhraseChange(document)
  const failed = change.error ?? remove.error
  const isWritten = changing !== null && changing.label.trim() !== '' && changing.text.trim() !== ''
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (!changing || !isWritten) return
    change.mutate(
      { ...changing, label: changing.label.trim(), text: changing.text.trim() },
      {
        onSuccess: () => {
          setChanging(null)
          announce(own.changed, 'save')
        }
      }
    )
  }
  return (
    <details className="ss-phrases__all">
      <summary>{own.manage}</summary>
      {failed && <ErrorNotice error={toApiError(failed)} />}
      <ul aria-label={own.list}>
        {phrases.map(phrase => (
          <li key={phrase.id}>
            {changing?.id === phrase.id ? (
              <form onSubmit={save} aria-label={own.change(phrase.label)}>
                <Field>
                  <Label>{own.label}</Label>
                  <Input
                    value={changing.label}
                    maxLength={100}
                    autoFocus
                    onChange={event => setChanging({ ...changing, label: event.target.value })}
                  />
                </Field>
                <Field>
                  <Label>{own.text}</Label>
                  <Textarea
                    rows={3}
                    value={changing.text}
                    maxLength={5000}
                    onChange={event => setChanging({ ...changing, text: event.target.value })}
                  />
                </Field>
                <p className="ss-place__acts">
                  <Button type="submit" data-density="small" disabled={!isWritten} loading={change.isPending}>
                    {messages.app.save}
                  </Button>
                  <Button variant="tertiary" data-density="small" onClick={() => setChanging(null)}>
                    {messages.app.cancel}
                  </Button>
                </p>
              </form>
            ) : (
              <>
                <p>
                  <strong>{phrase.label}</strong> {phrase.text}
                </p>
                {removing === phrase.id ? (
                  <p className="ss-place__acts">
                    {own.sure(phrase.label)}
                    <Button
                      data-color="danger"
                      data-density="small"
                      autoFocus
                      loading={remove.isPending}
                      onClick={() => remove.mutate(phrase.id, { onSuccess: () => announce(own.removed, 'save') })}
                    >
                      {own.removeShort}
                    </Button>
                    <Button variant="tertiary" data-density="small" onClick={() => setRemoving(null)}>
                      {messages.app.cancel}
                    </Button>
                  </p>
                ) : (
                  <p className="ss-place__acts">
                    <Button
                      variant="tertiary"
                      data-density="small"
                      aria-label={own.change(phrase.label)}
                      onClick={() => setChanging(phrase)}
                    >
                      {own.changeShort}
                    </Button>
                    <Button
                      variant="tertiary"
                      data-density="small"
                      data-color="danger"
                      aria-label={words.removePhrase(phrase.label)}
                      onClick={() => setRemoving(phrase.id)}
                    >
                      {own.removeShort}
                    </Button>
                  </p>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
