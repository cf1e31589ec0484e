import { Button } from '@digdir/designsystemet-react'
import { SidebarLeftIcon } from '@navikt/aksel-icons'
import { useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { FrozenText, HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { OUTCOMES } from '../../../../schemas/remiss/synpunkt.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { useMediaQuery } from '../../../ui/useMediaQuery.ts'
import { BulkBar } from './BulkBar.tsx'
import { Detail } from './Detail.tsx'
import { Filters } from './Filters.tsx'
import { FrozenPanel } from './FrozenPanel.tsx'
import { Grid } from './Grid.tsx'
import { type Filters as Chosen, filtered, linesOf, type Row, sorted, type TextIndex, WHOLE } from './model.ts'
import type { Place } from './place.ts'
import { QuickViews } from './QuickViews.tsx'
import { useChanges, type Where } from './queries.ts'
import { Removed } from './Removed.tsx'
import type { Handling } from './useHandling.ts'

const words = messages.handling

export interface SynpunkterViewProps {
  where: Where
  table: HandlingTable
  text: FrozenText
  index: TextIndex
  rows: readonly Row[]
  handling: Handling
  me: string
  place: Place
  onPlace: (change: Partial<Place>) => void
  onAnswer: (submission: string) => void
}

const focus = (id: string): void => document.getElementById(id)?.focus()

/** What a key leads to has the focus before the next key comes: otherwise letters that are written at once would be shortcuts. */
function focusAfter(change: () => void, id: string): void {
  flushSync(change)
  focus(id)
}

/** The text, the table of all that was said, and the handling of the one that is chosen. */
export function SynpunkterView(props: SynpunkterViewProps) {
  const { where, table, text, index, rows, handling, me, place, onPlace } = props
  const { filters, sort, together, active, opened } = place
  const setOpened = (next: boolean): void => onPlace({ opened: next })
  const onFilters = useCallback((next: Chosen): void => onPlace({ filters: next }), [onPlace])
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const wide = useMediaQuery('(min-width: 1100px)')
  const narrow = useMediaQuery('(max-width: 759px)')
  const [showsRemoved, setShowsRemoved] = useState(false)
  const removed = useMemo(() => table.synpunkter.filter(s => s.removed).length, [table])
  const [beside, setBeside] = useState<boolean | null>(null)
  const showText = beside ?? wide
  const lines = useMemo(() => linesOf(sorted(filtered(rows, filters), sort), together), [rows, filters, sort, together])
  const { data: changes } = useChanges(where)
  // The text beside is long: it is drawn again only when something of it changes.
  const now = useRef({ filters, wide })
  now.current = { filters, wide }
  const onAt = useCallback(
    (next: string): void => {
      onFilters({ ...now.current.filters, at: next, section: '' })
      if (!now.current.wide) setBeside(false)
    },
    [onFilters]
  )
  const changed = useMemo(
    () =>
      new Map(
        (changes?.records ?? []).map(each => [
          each.record,
          each.after === null ? ('removed' as const) : ('changed' as const)
        ])
      ),
    [changes]
  )
  const counts = useMemo(() => countsOf(rows), [rows])
  const line = lines.find(each => each.row.s.id === active) ?? null
  const marked = useMemo(() => rows.filter(row => selected.has(row.s.id)), [rows, selected])
  const stretch = line?.row.s.place.kind === 'text' ? line.row.s.place : null
  const open = (): void => {
    if (line) focusAfter(() => setOpened(true), 'handling-detail')
  }
  const shortcut = (key: string): boolean => {
    const outcome = OUTCOMES[Number(key) - 1]
    const bulk = marked.length > 0
    if (outcome) {
      const targets = bulk ? marked : (line?.all ?? [])
      const mine = targets.map(row => row.s).filter(s => table.may.lead || (table.may.handle && s.handler === me))
      void handling.apply(mine, { outcome })
    } else if (key === '/') focus('handling-search')
    else if (key === 'g' && bulk) focus('handling-bulk-group')
    else if (key in FIELDS && (bulk || line)) {
      focusAfter(() => bulk || setOpened(true), `handling-${bulk ? 'bulk-' : ''}${FIELDS[key]}`)
    } else return false
    return true
  }
  const back = (): void => {
    flushSync(() => setOpened(false))
    document.querySelector<HTMLElement>('[role="grid"]')?.focus()
  }
  const handledHere = lines.filter(each => each.row.s.outcome !== null).length
  const at = filters.at === WHOLE ? words.text.whole : filters.at === '' ? '' : index.nameOf(filters.at)
  const hidesTable = narrow && opened && line !== null
  return (
    <div className="ss-hview" data-text={showText ? '' : undefined}>
      {showText && (
        <FrozenPanel
          text={text}
          counts={counts}
          at={filters.at}
          onAt={onAt}
          active={line?.row.at ?? null}
          stretch={stretch}
          changed={changed}
        />
      )}
      {!(showText && !wide) && (
        <div className="ss-hview__main">
          {!hidesTable && (
            <>
              <div className="ss-hview__title">
                <Button
                  variant="tertiary"
                  data-density="small"
                  aria-expanded={showText}
                  onClick={() => setBeside(!showText)}
                >
                  <SidebarLeftIcon aria-hidden />
                  {showText ? words.text.hide : words.text.show}
                </Button>
                {at !== '' && <h2>{at}</h2>}
                <p aria-live="polite">
                  {words.table.shown(lines.length, rows.length)}, {words.table.handled(handledHere)}
                </p>
              </div>
              <QuickViews
                rows={rows}
                filters={filters}
                onFilters={onFilters}
                me={me}
                removed={removed}
                showsRemoved={showsRemoved}
                onShowRemoved={setShowsRemoved}
              />
              {showsRemoved && (
                <Removed where={where} table={table} onSynpunkt={id => onPlace({ active: id, opened: !narrow })} />
              )}
              <Filters
                table={table}
                rows={rows}
                text={index}
                filters={filters}
                onFilters={onFilters}
                together={together}
                onTogether={next => onPlace({ together: next })}
                me={me}
                narrow={narrow}
              />
              {handling.error && <ErrorNotice error={handling.error} onClose={handling.clearError} />}
              {handling.leftAlone > 0 && (
                <Notice tone="warning">
                  <p>{words.detail.theirsMany(handling.leftAlone)}</p>
                </Notice>
              )}
              {marked.length > 0 && table.may.handle && (
                <BulkBar
                  where={where}
                  table={table}
                  rows={marked}
                  handling={handling}
                  onClear={() => setSelected(new Set())}
                />
              )}
              <Grid
                lines={lines}
                active={active}
                onActive={id => onPlace({ active: id, opened: opened || !narrow })}
                selected={selected}
                onSelected={setSelected}
                sort={sort}
                onSort={next => onPlace({ sort: next })}
                onOpen={open}
                onShortcut={shortcut}
                today={table.today}
                empty={
                  <EmptyState title={rows.length === 0 ? words.table.empty : words.table.none}>
                    {rows.length === 0 ? words.table.emptyText : words.table.noneText}
                  </EmptyState>
                }
              />
              {narrow && line && (
                <Button className="ss-hview__open" onClick={open}>
                  {words.detail.label(line.row.s.number)}
                </Button>
              )}
            </>
          )}
          {line && opened && (
            <Detail
              key={line.row.s.id}
              where={where}
              table={table}
              text={index}
              changes={changes}
              line={line}
              handling={handling}
              me={me}
              onBack={back}
              onAnswer={props.onAnswer}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** Which field a key leads to. */
const FIELDS: Readonly<Record<string, string>> = { a: 'handler', d: 'day', e: 'tag', m: 'motivation' }

function countsOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const { at } of rows) out.set(at ?? WHOLE, (out.get(at ?? WHOLE) ?? 0) + 1)
  return out
}
