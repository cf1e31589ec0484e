import { Field, Label, Textarea } from '@digdir/designsystemet-react'
import { useEffect, useRef } from 'react'

interface SelectWordsProps {
  label: string
  text: string
  /** What is selected at first, and after it changes from outside. */
  from: number
  to: number
  onSelect: (from: number, to: number) => void
}

/** A text in which words are selected, with mouse or keys, and which nobody changes. */
export function SelectWords({ label, text, from, to, onSelect }: SelectWordsProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(from, to)
  }, [from, to])
  return (
    <Field>
      <Label>{label}</Label>
      <Textarea
        ref={field}
        rows={Math.min(8, Math.ceil(text.length / 70) + 1)}
        // A field that is read-only takes no keys of selecting.
        aria-readonly
        inputMode="none"
        onBeforeInput={event => event.preventDefault()}
        value={text}
        onChange={() => {}}
        onSelect={event => {
          const { selectionStart, selectionEnd } = event.currentTarget
          if (selectionEnd > selectionStart) onSelect(selectionStart, selectionEnd)
        }}
      />
    </Field>
  )
}
