import { Field, Label, Textarea } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { Change } from './Change.tsx'
import { DraftFoot } from './DraftFoot.tsx'
import type { LocalDraft } from './draft-store.ts'
import { fieldOfDraft } from './focus-draft.ts'
import { proposalFor, wantedWords } from './proposal-of.ts'
import { indexOf } from './reading-index.ts'
import { useAnswer } from './useAnswer.ts'
import { useHeld } from './useHeld.ts'

/** Another wording: the text stands there to be changed, and what changes is the proposal. */
export function ProposalDraft({ draft, name }: { draft: LocalDraft; name: string }) {
  const { store, reading } = useAnswer()
  const texts = messages.svar.draft
  const { part } = draft
  const held = useHeld(draft.id)
  const [tooLong, setTooLong] = useState(false)
  if (part.kind !== 'andringsforslag' || part.place.kind !== 'text') return null
  const { place } = part
  const words = indexOf(reading).words(place.record, place.field) ?? ''
  const wanted = wantedWords(part, words)
  const type = (text: string): void => {
    const next = proposalFor(part, words, text)
    setTooLong(next === null)
    if (next) store.change(draft.id, next)
  }
  const hint = `${fieldOfDraft(draft.id)}-hint`
  return (
    <div className="ss-svar-draft" data-kind="proposal" {...held}>
      <Field>
        <Label htmlFor={fieldOfDraft(draft.id)}>{texts.proposal(name)}</Label>
        <p id={hint} className="ss-muted ss-sm">
          {texts.proposalHint}
        </p>
        <Textarea
          id={fieldOfDraft(draft.id)}
          aria-describedby={hint}
          value={wanted}
          rows={5}
          onChange={e => type(e.target.value)}
        />
      </Field>
      {tooLong && (
        <p className="ss-svar-problem" role="alert">
          {texts.tooLong}
        </p>
      )}
      {wanted === words ? (
        <p className="ss-muted ss-sm">{texts.nothingChanged}</p>
      ) : (
        <Change place={place} replacement={part.replacement} />
      )}
      <Field>
        <Label htmlFor={`${fieldOfDraft(draft.id)}-why`}>{texts.motivation}</Label>
        <Textarea
          id={`${fieldOfDraft(draft.id)}-why`}
          value={part.motivation}
          rows={2}
          onChange={e => store.change(draft.id, { ...part, motivation: e.target.value })}
        />
      </Field>
      <DraftFoot draft={draft} />
    </div>
  )
}
