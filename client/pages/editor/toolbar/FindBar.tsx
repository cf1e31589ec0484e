import { Button } from '@digdir/designsystemet-react'
import { ChevronDownIcon, ChevronUpIcon, XMarkIcon } from '@navikt/aksel-icons'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { goToHit, replaceAllHits, replaceHit, setSearch } from '../../../editor/find/commands.ts'
import { currentHit, findingOf } from '../../../editor/find/plugin.ts'
import { NO_SEARCH, type Search } from '../../../editor/find/search.ts'
import { showSelection } from '../../../editor/find/show-selection.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { keyWords } from '../help/key-words.ts'
import { FindField } from './FindField.tsx'
import { sameFlat, useEditorValue } from './useEditorValue.ts'
import './find-bar.css'

const words = messages.find

interface FindBarProps {
  session: EditorSession
  /** What was looked for before, to begin with. */
  initial: Search
  replacing: boolean
  onReplacing: (replacing: boolean) => void
  /** Grows whenever somebody asks for the bar: the field takes the focus, with what is selected in the page. */
  asked: number
  onClose: (last: Search) => void
}

const readHits = (session: EditorSession): { count: number; current: number } => {
  const state = session.editor?.state
  return state ? { count: findingOf(state).hits.length, current: currentHit(state) } : { count: 0, current: -1 }
}

/** Finds and replaces words in the whole document. Hits are drawn in the page; the field keeps the focus. */
export function FindBar({ session, initial, replacing, onReplacing, asked, onClose }: FindBarProps) {
  const [search, setOwn] = useState(initial)
  const [replacement, setReplacement] = useState('')
  const [done, setDone] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const status = useId()
  const { count, current } = useEditorValue(session, readHits, sameFlat)
  const view = session.editor?.view

  const look = (next: Search): void => {
    setOwn(next)
    setDone('')
    if (!view) return
    setSearch(view, next)
    showSelection(view)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time somebody asks, and only then.
  useEffect(() => {
    const selected = current < 0 ? selectedWords(session) : ''
    look(selected === '' ? search : { ...search, query: selected })
    field.current?.focus()
    requestAnimationFrame(() => field.current?.select())
  }, [asked, session])
  useEffect(
    () => () => {
      const last = session.editor?.view
      if (last && !last.isDestroyed) setSearch(last, NO_SEARCH)
    },
    [session]
  )

  const go = (direction: 1 | -1): void => {
    setDone('')
    if (view && goToHit(view, direction)) showSelection(view)
  }
  const replaceOne = (): void => {
    if (!view || count === 0) return
    setDone(replaceHit(view, session.history, replacement) ? words.replaced(1) : '')
    showSelection(view)
  }
  const replaceEvery = (): void => {
    if (view && count > 0) setDone(words.replaced(replaceAllHits(view, session.history, replacement)))
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onClose(search)
  }
  const found =
    search.query === ''
      ? ''
      : count === 0
        ? words.none
        : current < 0
          ? words.count(count)
          : words.nth(current + 1, count)

  return (
    <search className="ss-find" aria-label={words.label} onKeyDown={pressed}>
      <div className="ss-find__row">
        <FindField
          ref={field}
          label={words.query}
          value={search.query}
          onChange={query => look({ ...search, query })}
          onEnter={backwards => go(backwards ? -1 : 1)}
          invalid={search.query !== '' && count === 0}
          describedBy={status}
        />
        <span
          id={status}
          className="ss-find__count ss-num"
          role="status"
          data-none={(search.query !== '' && count === 0) || undefined}
        >
          {done || found}
        </span>
        <IconButton
          label={words.previous}
          icon={<ChevronUpIcon aria-hidden />}
          shortcut={keyWords('Shift-F3')}
          aria-disabled={count === 0}
          onClick={() => go(-1)}
        />
        <IconButton
          label={words.next}
          icon={<ChevronDownIcon aria-hidden />}
          shortcut={keyWords('F3')}
          aria-disabled={count === 0}
          onClick={() => go(1)}
        />
        <Switch
          name={words.matchCase}
          sign={words.matchCaseSign}
          on={search.matchCase}
          onChange={matchCase => look({ ...search, matchCase })}
        />
        <Switch
          name={words.wholeWords}
          sign={words.wholeWordsSign}
          on={search.wholeWords}
          onChange={wholeWords => look({ ...search, wholeWords })}
        />
        <span className="ss-grow" />
        {session.writable && (
          <Button
            variant="tertiary"
            data-density="small"
            aria-expanded={replacing}
            onClick={() => onReplacing(!replacing)}
          >
            {replacing ? words.hideReplace : words.showReplace}
          </Button>
        )}
        <IconButton
          label={words.close}
          icon={<XMarkIcon aria-hidden />}
          shortcut={keyWords('Escape')}
          className="ss-find__close"
          onClick={() => onClose(search)}
        />
      </div>
      {replacing && session.writable && (
        <div className="ss-find__row">
          <FindField label={words.replacement} value={replacement} onChange={setReplacement} onEnter={replaceOne} />
          <Button variant="secondary" data-density="small" aria-disabled={count === 0} onClick={replaceOne}>
            {words.replace}
          </Button>
          <Button variant="secondary" data-density="small" aria-disabled={count === 0} onClick={replaceEvery}>
            {words.replaceAll}
          </Button>
        </div>
      )}
    </search>
  )
}

interface SwitchProps {
  name: string
  sign: string
  on: boolean
  onChange: (on: boolean) => void
}

function Switch({ name, sign, on, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      className="ss-find__switch"
      aria-pressed={on}
      aria-label={name}
      title={name === sign ? undefined : name}
      onClick={() => onChange(!on)}
    >
      {sign}
    </button>
  )
}

/** What is selected in the page, when it is a few words of one paragraph. */
function selectedWords(session: EditorSession): string {
  const state = session.editor?.state
  if (!state || state.selection.empty || !state.selection.$from.sameParent(state.selection.$to)) return ''
  const { from, to } = state.selection
  return to - from > 100 ? '' : state.doc.textBetween(from, to).trim()
}
