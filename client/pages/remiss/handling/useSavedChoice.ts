import { type ChangeEvent, type KeyboardEvent, useState } from 'react'

interface SavedChoice {
  value: string
  onChange: (event: ChangeEvent<HTMLSelectElement>) => void
  onKeyDown: (event: KeyboardEvent<HTMLSelectElement>) => void
  onPointerDown: () => void
  onBlur: () => void
}

/**
 * A list to choose from that saves by itself. A browser tells of every choice that the arrows walk past: with the keyboard it is saved with Enter or when one leaves
 * the list, and Escape takes it back; with the mouse at once. For a plain `select`: that of Designsystemet passes no keys on.
 */
export function useSavedChoice(value: string, onSave: (value: string) => void): SavedChoice {
  const [keyed, setKeyed] = useState(false)
  const [draft, setDraft] = useState<string | null>(null)
  const save = (): void => {
    setDraft(null)
    if (draft !== null && draft !== value) onSave(draft)
  }
  return {
    value: draft ?? value,
    onChange: event => {
      const chosen = event.target.value
      if (keyed) setDraft(chosen)
      else onSave(chosen)
    },
    onKeyDown: event => {
      setKeyed(true)
      if (draft === null) return
      if (event.key === 'Enter') {
        event.preventDefault()
        save()
      } else if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        setDraft(null)
      }
    },
    onPointerDown: () => setKeyed(false),
    onBlur: save
  }
}
