import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState
} from 'react'
import './suggest.css'

/** Something that is offered for what was written. */
export interface Suggestion {
  id: string
  text: string
  hint?: string
}

interface SuggestProps {
  /** The name of the field, above it. */
  label: string
  placeholder?: string
  /** What is chosen already, before the field. */
  chosen?: ReactNode
  query: string
  onQuery: (query: string) => void
  suggestions: readonly Suggestion[]
  /** Stands where there is nothing to offer for what was written. */
  nothing: string
  onChoose: (id: string) => void
  /** Backspace in the empty field. */
  onBack?: () => void
  autoFocus?: boolean
  /** Offers something before anything is written. */
  browse?: boolean
  ref?: RefObject<HTMLInputElement | null>
}

/**
 * A field with what is chosen in front, and a list of what can be chosen for what is written. The focus stays in the field: arrow keys
 * move in the list, Enter chooses, Escape first closes the list.
 */
export function Suggest({
  label,
  placeholder,
  chosen,
  query,
  onQuery,
  suggestions,
  nothing,
  onChoose,
  onBack,
  autoFocus = false,
  browse = false,
  ref
}: SuggestProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const own = useRef<HTMLInputElement>(null)
  const input = ref ?? own
  const [focused, setFocused] = useState(false)
  const [browsing, setBrowsing] = useState(browse)
  const [active, setActive] = useState(-1)
  const written = query.trim() !== ''
  const open = focused && (written || browsing)
  const at = Math.min(active, suggestions.length - 1)

  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus, input])

  const write = (next: string): void => {
    onQuery(next)
    setActive(next.trim() === '' ? -1 : 0)
  }
  const choose = (suggestion: Suggestion): void => {
    onChoose(suggestion.id)
    setBrowsing(false)
    setActive(-1)
    input.current?.focus()
  }
  const move = (step: 1 | -1): void => {
    setBrowsing(true)
    if (suggestions.length > 0)
      setActive((at + step + suggestions.length + (at < 0 && step < 0 ? 1 : 0)) % suggestions.length)
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const hit = suggestions[at]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Enter' && open && hit) choose(hit)
    else if (event.key === 'Escape' && open) {
      onQuery('')
      setBrowsing(false)
      setActive(-1)
    } else if (event.key === 'Backspace' && query === '' && onBack) onBack()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="ss-suggest">
      <label htmlFor={`${id}-field`}>{label}</label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the field goes to the field, as in any field. */}
      <div
        ref={box}
        className="ss-suggest__box"
        onMouseDown={event => {
          if (event.target !== event.currentTarget) return
          event.preventDefault()
          input.current?.focus()
        }}
      >
        {chosen}
        <input
          ref={input}
          id={`${id}-field`}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={event => write(event.target.value)}
          onKeyDown={pressed}
          onClick={() => setBrowsing(true)}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false)
            setBrowsing(false)
          }}
        />
      </div>
      <SuggestionList id={`${id}-list`} label={label} anchor={box} open={open}>
        {suggestions.map((suggestion, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus.
          <div
            key={suggestion.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className="ss-suggest__item"
            onMouseDown={event => event.preventDefault()}
            onClick={() => choose(suggestion)}
          >
            <span>{suggestion.text}</span>
            {suggestion.hint && <small>{suggestion.hint}</small>}
          </div>
        ))}
        {suggestions.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled tabIndex={-1} className="ss-suggest__none">
            {nothing}
          </div>
        )}
      </SuggestionList>
    </div>
  )
}

interface SuggestionListProps {
  id: string
  label: string
  anchor: RefObject<HTMLElement | null>
  open: boolean
  children: ReactNode
}

/** The list, above everything else in the window and beside its field, whatever cuts off what stands around the field. */
function SuggestionList({ id, label, anchor, open, children }: SuggestionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = list.current
    if (!element || !open) return
    const follow = (): void => {
      if (anchor.current) place(element, anchor.current.getBoundingClientRect())
    }
    element.showPopover()
    follow()
    const observer = new ResizeObserver(follow)
    if (anchor.current) observer.observe(anchor.current)
    window.addEventListener('resize', follow)
    window.addEventListener('scroll', follow, true)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', follow)
      window.removeEventListener('scroll', follow, true)
      element.hidePopover()
    }
  }, [open, anchor])
  useLayoutEffect(() => {
    if (open) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <div ref={list} id={id} popover="manual" role="listbox" aria-label={label} className="ss-pop ss-suggest__list">
      {children}
    </div>
  )
}

const GAP = 4
const HIGHEST = 300
const FEW = 200

function place(list: HTMLElement, field: DOMRect): void {
  const height = window.visualViewport?.height ?? window.innerHeight
  const below = height - field.bottom - 2 * GAP
  const above = field.top - 2 * GAP
  // Below, as long as a few of them are seen there.
  const down = below >= above || below >= Math.min(FEW, list.scrollHeight)
  list.style.left = `${field.left}px`
  list.style.width = `${field.width}px`
  list.style.maxHeight = `${Math.min(HIGHEST, down ? below : above)}px`
  list.style.top = down ? `${field.bottom + GAP}px` : 'auto'
  list.style.bottom = down ? 'auto' : `${window.innerHeight - field.top + GAP}px`
}
