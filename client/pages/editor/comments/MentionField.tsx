import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Participant } from '../../../../schemas/api/threads.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { threadsApi } from '../../../app/threads-api.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import type { DraftText } from './drafts.ts'

interface MentionFieldProps {
  document: string
  label: string
  value: Pick<DraftText, 'text' | 'chosen'>
  onChange: (value: Pick<DraftText, 'text' | 'chosen'>) => void
  /** People who are chosen are made known, so that their names can be shown. */
  onKnown: (people: readonly Participant[]) => void
  onSend: () => void
  onEscape: () => void
  placeholder?: string
  rows?: number
  invalid?: boolean
  describedBy?: string
  autoFocus?: boolean
  ref?: RefObject<HTMLTextAreaElement | null>
}

/** What is written after the sign, up to the caret: a name, of which the first word may be followed by the beginning of another. */
const ASKED = /(?:^|[\s(])@([\p{L}\p{N}.'’-]{0,30}(?: [\p{L}\p{N}.'’-]{0,30})?)$/u
const PAUSE = 120

const words = messages.comments

/**
 * A text in which people can be mentioned: an @ opens a list of those whose name begins so. The focus stays in the text; arrow keys move in
 * the list, Enter and Tab choose, Escape closes it. Ctrl+Enter sends.
 */
export function MentionField({
  document,
  label,
  value,
  onChange,
  onKnown,
  onSend,
  onEscape,
  placeholder,
  rows = 2,
  invalid,
  describedBy,
  autoFocus = false,
  ref
}: MentionFieldProps) {
  const id = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  const field = ref ?? own
  const [asked, setAsked] = useState<string | null>(null)
  const [people, setPeople] = useState<readonly Participant[]>([])
  const [at, setAt] = useState(0)
  const caret = useRef<number | null>(null)
  const open = asked !== null && people.length > 0

  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus, field])

  useEffect(() => {
    if (asked === null) return setPeople([])
    let current = true
    const timer = setTimeout(() => {
      void threadsApi.participants(document, asked).then(
        found => {
          if (!current) return
          setPeople(found.people)
          setAt(0)
        },
        // Without an answer one goes on writing without the list.
        () => current && setPeople([])
      )
    }, PAUSE)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [asked, document])

  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  const look = (element: HTMLTextAreaElement): void => {
    const before = element.value.slice(0, element.selectionStart)
    const match = element.selectionStart === element.selectionEnd ? ASKED.exec(before) : null
    const name = match?.[1] ?? null
    const isChosen = name !== null && value.chosen.some(person => person.name === name.trimEnd())
    setAsked(isChosen ? null : name)
  }
  const choose = (person: Participant): void => {
    const element = field.current
    if (!element || asked === null) return
    const end = element.selectionStart
    const start = end - asked.length
    const text = `${value.text.slice(0, start)}${person.name} ${value.text.slice(end)}`
    caret.current = start + person.name.length + 1
    const chosen = [...value.chosen.filter(c => c.id !== person.id), { id: person.id, name: person.name }]
    setAsked(null)
    onKnown([person])
    onChange({ text, chosen })
    element.focus()
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const hit = people[at]
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      setAt((at + (event.key === 'ArrowDown' ? 1 : people.length - 1)) % people.length)
    else if (open && hit && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey) choose(hit)
    else if (open && event.key === 'Escape') setAsked(null)
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
    else if (event.key === 'Escape') onEscape()
    else {
      // Keys of the list around it are letters here.
      event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="ss-mention">
      <textarea
        ref={field}
        id={`${id}-text`}
        className="ds-input ss-mention__text"
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open ? `${id}-${at}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        placeholder={placeholder}
        rows={rows}
        maxLength={9000}
        value={value.text}
        onChange={event => {
          onChange({ ...value, text: event.target.value })
          look(event.target)
        }}
        onSelect={event => look(event.currentTarget)}
        onKeyDown={pressed}
        onBlur={() => setAsked(null)}
      />
      {open && (
        <div id={`${id}-list`} role="listbox" aria-label={words.mentions} className="ss-pop ss-mention__list">
          {people.map((person, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the text, which keeps the focus.
            <div
              key={person.id}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              className="ss-suggest__item ss-mention__item"
              onMouseDown={event => event.preventDefault()}
              onClick={() => choose(person)}
            >
              <Avatar person={person} size="small" decorative />
              <span>{person.name}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
