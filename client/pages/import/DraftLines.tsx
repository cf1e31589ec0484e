import { Button, Checkbox, Chip } from '@digdir/designsystemet-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DraftOptions } from '../../../schemas/api/drafts.ts'
import type { Choices, Wanted } from '../../../schemas/draft/choices.ts'
import type { ImportReport, ReportLine } from '../../../schemas/draft/report.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import type { Only } from './choosing.ts'
import { FILTERS, type Filter, linesShown, place, placementWords, placesOf, wantedFor } from './choosing.ts'
import { LineRow } from './LineRow.tsx'
import { PlacementMenu } from './PlacementMenu.tsx'

const words = messages.importing.list

interface DraftLinesProps {
  report: ImportReport
  options: DraftOptions
  choices: Choices
  choose: (change: (choices: Choices) => Choices) => void
  only: Only | null
  onShowAll: () => void
}

/** The lines of the draft beside where each stands in the document. One or several at once can be placed elsewhere. */
export function DraftLines({ report, options, choices, choose, only, onShowAll }: DraftLinesProps) {
  const [filter, setFilter] = useState<Filter>('alla')
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  /** The lines that the menu is open for. */
  const [placing, setPlacing] = useState<readonly ReportLine[] | null>(null)
  const last = useRef<number | null>(null)
  const trigger = useRef<HTMLElement | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const shown = useMemo(
    () => linesShown(report, choices, filter).filter(line => !only || only.lines.has(line.at)),
    [report, choices, filter, only]
  )
  const places = useMemo(() => placesOf(report.outline), [report])
  const counts = useMemo(
    () => Object.fromEntries(FILTERS.map(f => [f, linesShown(report, choices, f).length])) as Record<Filter, number>,
    [report, choices]
  )
  const chosen = report.lines.filter(line => selected.has(line.at))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!only) return
    setFilter('alla')
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
  }, [only])

  const shownRef = useRef(shown)
  shownRef.current = shown
  const select = useCallback((at: number, on: boolean, range: boolean): void => {
    const from = range ? last.current : null
    last.current = at
    setSelected(now => {
      const next = new Set(now)
      const all = shownRef.current.map(line => line.at)
      const [a, b] = [from === null ? -1 : all.indexOf(from), all.indexOf(at)]
      const lines = a < 0 ? [at] : all.slice(Math.min(a, b), Math.max(a, b) + 1)
      for (const line of lines) on ? next.add(line) : next.delete(line)
      return next
    })
  }, [])
  const open = useCallback((line: ReportLine, element: HTMLElement): void => {
    trigger.current = element
    setPlacing([line])
  }, [])
  const onPlace = (wanted: Wanted | null): void => {
    const lines = placing ?? []
    setPlacing(null)
    choose(now => place(now, lines, wanted))
    if (lines.length > 1) setSelected(new Set())
    announce(words.placed(lines.length, wanted === null ? words.asRead : placementWords(wanted, options)))
  }
  const move = (from: number, by: number): void => {
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>('.ss-line__box input') ?? [])]
    boxes[boxes.findIndex(box => box.value === String(from)) + by]?.focus()
  }
  const isOnly = only !== null
  return (
    <section className="ss-sheet-surface ss-draft__lines" aria-labelledby="utkastets-rader">
      <div className="ss-draft__sectionhead">
        <h2 id="utkastets-rader" ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <p className="ss-sm ss-muted">{words.keys}</p>
      </div>
      <div className="ss-filterbar ss-draft__filterbar">
        {only ? (
          <div className="ss-draft__only">
            <strong>{words.only(only.title)}</strong>
            <Button variant="secondary" data-density="small" onClick={onShowAll}>
              {words.showAll}
            </Button>
          </div>
        ) : (
          <fieldset className="ss-filterbar__choices">
            <legend className="ss-vh">{words.filter}</legend>
            {FILTERS.map(key => (
              <Chip.Radio
                key={key}
                name="visa-rader"
                value={key}
                checked={filter === key}
                onChange={() => {
                  setFilter(key)
                  setSelected(new Set())
                }}
              >
                {words.filters[key](counts[key])}
              </Chip.Radio>
            ))}
          </fieldset>
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={report.lines.length === 0 ? messages.importing.page.empty : words.nothing}
          actions={
            report.lines.length > 0 && !isOnly ? (
              <Button variant="secondary" onClick={() => setFilter('alla')}>
                {words.showAll}
              </Button>
            ) : undefined
          }
        >
          {report.lines.length === 0 ? messages.importing.page.emptyText : words.nothingText}
        </EmptyState>
      ) : (
        <>
          <div className="ss-draft__bulk" data-active={chosen.length > 0 || undefined}>
            <Checkbox
              label={chosen.length > 0 ? words.selected(chosen.length) : words.selectAll}
              checked={chosen.length > 0 && shown.every(line => selected.has(line.at))}
              onChange={event => setSelected(new Set(event.target.checked ? shown.map(line => line.at) : []))}
            />
            {chosen.length > 0 && (
              <>
                <Button
                  variant="secondary"
                  data-density="small"
                  onClick={event => {
                    trigger.current = event.currentTarget
                    setPlacing(chosen)
                  }}
                >
                  {words.placeSelected}
                </Button>
                <Button variant="tertiary" data-density="small" onClick={() => setSelected(new Set())}>
                  {words.unselect}
                </Button>
              </>
            )}
          </div>
          <div className="ss-line ss-line--head" aria-hidden>
            <span />
            <span>{words.columns.line}</span>
            <span>{words.columns.placement}</span>
            <span>{words.columns.where}</span>
          </div>
          <ol ref={list} className="ss-draft__rows">
            {shown.map(line => (
              <LineRow
                key={line.at}
                line={line}
                places={places}
                options={options}
                wanted={wantedFor(choices, line.at)}
                selected={selected.has(line.at)}
                onSelect={select}
                onPlace={open}
                onMove={move}
              />
            ))}
          </ol>
        </>
      )}
      {placing && (
        <PlacementMenu
          lines={placing}
          options={options}
          canReset={placing.some(line => wantedFor(choices, line.at) !== null)}
          triggerRef={trigger}
          onPlace={onPlace}
          onClose={() => setPlacing(null)}
        />
      )}
    </section>
  )
}
