import { Field, Label, Textarea } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState } from 'react'
import type { SynpunktRow } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { Phrases } from './Phrases.tsx'
import type { Handling } from './useHandling.ts'

const words = messages.handling.detail

interface MotivationProps {
  document: string
  row: SynpunktRow
  /** All that get it: the synpunkt, or those that say the same. */
  rows: readonly SynpunktRow[]
  may: boolean
  lead: boolean
  handling: Handling
}

/** What was written, and upon what: when somebody else changes it meanwhile, the server sees that it was not seen. */
interface Draft {
  text: string
  rows: readonly SynpunktRow[]
  /** It is on its way to the server, and is shown until that has answered. */
  isSent: boolean
}

/** Why it is handled so. Saved when one leaves the field or the synpunkt; nothing that was written is lost. */
export function Motivation({ document, row, rows, may, lead, handling }: MotivationProps) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const unsaved = useRef<Draft | null>(null)
  unsaved.current = draft
  const { apply } = handling
  const save = (given: Draft | null): void => {
    if (!given || given.isSent) return
    if (given.text === row.motivation) {
      setDraft(null)
      return
    }
    const sent = { ...given, isSent: true }
    unsaved.current = sent
    setDraft(sent)
    void apply(given.rows, { motivation: given.text }).then(() => setDraft(now => (now === sent ? null : now)))
  }
  const applyNow = useRef(apply)
  applyNow.current = apply
  useEffect(
    () => () => {
      const left = unsaved.current
      if (left && !left.isSent) void applyNow.current(left.rows, { motivation: left.text })
    },
    []
  )
  const write = (text: string): void =>
    setDraft(now => ({ text, rows: now && !now.isSent ? now.rows : rows, isSent: false }))
  const value = draft?.text ?? row.motivation
  return (
    <div className="ss-motivation">
      <Field>
        <Label>{words.motivation}</Label>
        <Field.Description>{words.motivationHint}</Field.Description>
        <Textarea
          id="handling-motivation"
          rows={3}
          readOnly={!may}
          value={value}
          onChange={event => write(event.target.value)}
          onBlur={() => save(draft)}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(draft)
          }}
        />
      </Field>
      {may && (
        <Phrases
          document={document}
          lead={lead}
          value={value}
          onPhrase={text =>
            save({
              text: value.trim() === '' ? text : `${value.trimEnd()} ${text}`,
              rows: draft && !draft.isSent ? draft.rows : rows,
              isSent: false
            })
          }
        />
      )}
    </div>
  )
}
