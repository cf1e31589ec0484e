import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { MOST_WORDS } from '../../../schemas/remiss/answer.ts'
import type { Place } from '../../../schemas/remiss/place.ts'
import { DraftFoot } from './DraftFoot.tsx'
import type { LocalDraft } from './draft-store.ts'
import { fieldOfDraft } from './focus-draft.ts'
import { indexOf } from './reading-index.ts'
import { useAnswer } from './useAnswer.ts'
import { useHeld } from './useHeld.ts'

/** A synpunkt: its words, and what in the text it is about. */
export function CommentDraft({ draft, name }: { draft: LocalDraft; name: string }) {
  const { store } = useAnswer()
  const texts = messages.svar.draft
  const { part } = draft
  const held = useHeld(draft.id)
  if (part.kind !== 'kommentar') return null
  const { place } = part
  return (
    <div className="ss-svar-draft" {...held}>
      {place.kind === 'text' && <p className="ss-svar-quote">{texts.pointed(place.quote)}</p>}
      <Field>
        <Label htmlFor={fieldOfDraft(draft.id)}>
          {place.kind === 'document' ? texts.onWhole : texts.comment(name)}
        </Label>
        <Textarea
          id={fieldOfDraft(draft.id)}
          value={part.text}
          maxLength={MOST_WORDS}
          rows={4}
          onChange={e => store.change(draft.id, { ...part, text: e.target.value })}
        />
      </Field>
      {place.kind !== 'document' && (
        <Pointing place={place} onPoint={next => store.change(draft.id, { ...part, place: next })} />
      )}
      <DraftFoot draft={draft} />
    </div>
  )
}

/** Says by keyboard, too, which words it is about: they are selected in a field of their own, as in any text. */
function Pointing({
  place,
  onPoint
}: {
  place: Exclude<Place, { kind: 'document' }>
  onPoint: (place: Place) => void
}) {
  const { reading } = useAnswer()
  const texts = messages.svar.draft
  const [open, setOpen] = useState(false)
  const id = useId()
  const index = indexOf(reading)
  const field = place.kind === 'text' ? place.field : 'text'
  const words = index.words(place.record, field)
  if (words === null) return null
  const select = (area: HTMLTextAreaElement): void => {
    const { selectionStart: from, selectionEnd: to } = area
    const quote = words.slice(from, to)
    if (quote.trim() === '' || quote.length > 5000) return
    onPoint({ kind: 'text', record: place.record, field, from, to, quote })
  }
  return (
    <div className="ss-svar-pointing">
      <Button type="button" variant="tertiary" data-density="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {texts.point}
      </Button>
      {place.kind === 'text' && (
        <Button
          type="button"
          variant="tertiary"
          data-density="small"
          onClick={() => onPoint({ kind: 'record', record: place.record })}
        >
          {texts.pointAll}
        </Button>
      )}
      {open && (
        <Field>
          <Label htmlFor={id}>{texts.pointIn}</Label>
          <p id={`${id}-hint`} className="ss-muted ss-sm">
            {texts.pointHint}
          </p>
          <Textarea
            id={id}
            aria-describedby={`${id}-hint`}
            ref={keepAsItIs}
            aria-readonly
            inputMode="none"
            spellCheck={false}
            defaultValue={words}
            rows={4}
            onSelect={e => select(e.currentTarget)}
          />
        </Field>
      )}
    </div>
  )
}

/** A field that is read-only lets nobody select by keyboard; this one does, and refuses every change. */
const keepAsItIs = (area: HTMLTextAreaElement | null): void =>
  area?.addEventListener('beforeinput', event => event.preventDefault())
