import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { RECIPIENT_STATES } from '../../../../schemas/remiss/recipient.ts'
import { OUTCOMES } from '../../../../schemas/remiss/synpunkt.ts'
import { formatDate } from '../../../ui/formatDate.ts'
import { type Filters, NO_FILTERS, NONE, type Row, type TextIndex, WHOLE } from './model.ts'
import './overview.css'

const words = messages.handling.overview
const { bodyStates, outcomes, noOutcome } = messages.handling

interface OverviewViewProps {
  table: HandlingTable
  index: TextIndex
  rows: readonly Row[]
  /** To the table, with these filters. */
  onFilters: (filters: Filters) => void
}

/** Who has answered, how long is left, the positions, where in the text most is said, and how far the handling has come. */
export function OverviewView({ table, index, rows, onFilters }: OverviewViewProps) {
  const to = (filters: Partial<Filters>): void => onFilters({ ...NO_FILTERS, ...filters })
  return (
    <div className="ss-overview">
      <Answers table={table} />
      <Time table={table} />
      <Positions table={table} onPosition={position => to({ position })} />
      <HandlingProgress table={table} rows={rows} to={to} />
      <Heat index={index} rows={rows} onAt={at => to({ at })} />
    </div>
  )
}

function Answers({ table }: { table: HandlingTable }) {
  const asked = table.bodies.filter(body => body.origin === 'inbjuden')
  const counts = new Map(RECIPIENT_STATES.map(state => [state, asked.filter(body => body.state === state).length]))
  const spontaneous = table.bodies.length - asked.length
  return (
    <section aria-label={words.answers}>
      <h2>{words.answers}</h2>
      <p className="ss-overview__figure">
        <strong>{counts.get('inlamnad')}</strong> {words.submitted(asked.length)}
      </p>
      <ul className="ss-overview__list">
        {RECIPIENT_STATES.filter(state => (counts.get(state) ?? 0) > 0).map(state => (
          <li key={state}>
            <span className="ss-overview__dot" data-state={state} aria-hidden />
            {bodyStates[state]} <strong>{counts.get(state)}</strong>
          </li>
        ))}
      </ul>
      {spontaneous > 0 && <p className="ss-overview__note">{words.spontaneous(spontaneous)}</p>}
    </section>
  )
}

const DAY = 86_400_000

function Time({ table: { remiss, bodies, today } }: { table: HandlingTable }) {
  const left = remiss.lastDay === null ? null : Math.round((Date.parse(remiss.lastDay) - Date.parse(today)) / DAY)
  const extended = bodies.filter(body => body.extendedTo !== null).length
  return (
    <section aria-label={words.time}>
      <h2>{words.time}</h2>
      {left === null || remiss.lastDay === null ? (
        <p>{words.noLastDay}</p>
      ) : (
        <>
          <p className="ss-overview__figure">
            <strong>{Math.abs(left)}</strong> {left >= 0 ? words.daysLeft(left) : words.daysOver(-left)}
          </p>
          <p className="ss-overview__note">{words.lastDay(formatDate(remiss.lastDay))}</p>
        </>
      )}
      {extended > 0 && <p className="ss-overview__note">{words.extended(extended)}</p>}
      {remiss.handlingDay && <p className="ss-overview__note">{words.handlingDay(formatDate(remiss.handlingDay))}</p>}
    </section>
  )
}

function Positions({ table, onPosition }: { table: HandlingTable; onPosition: (position: string) => void }) {
  const answered = table.bodies.filter(body => body.submissions.length > 0)
  const groups = [...Map.groupBy(answered, body => body.position ?? NONE)].sort((a, b) => b[1].length - a[1].length)
  const most = groups[0]?.[1].length ?? 1
  return (
    <section aria-label={words.positions}>
      <h2>{words.positions}</h2>
      <ul className="ss-overview__bars">
        {groups.map(([position, bodies]) => (
          <li key={position}>
            <button type="button" onClick={() => onPosition(position)} title={bodies.map(body => body.name).join(', ')}>
              <span>{position === NONE ? words.noPosition : position}</span>
              <strong>{bodies.length}</strong>
              <span className="ss-overview__bar" style={{ width: `${(100 * bodies.length) / most}%` }} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ProgressProps {
  table: HandlingTable
  rows: readonly Row[]
  to: (filters: Partial<Filters>) => void
}

function HandlingProgress({ table, rows, to }: ProgressProps) {
  const handled = rows.filter(row => row.s.outcome !== null).length
  const byHandler = [...Map.groupBy(rows, row => row.s.handler ?? NONE)].sort((a, b) => b[1].length - a[1].length)
  const names = new Map(table.people.map(({ id, name }) => [id, name]))
  return (
    <section aria-label={words.handling}>
      <h2>{words.handling}</h2>
      <p className="ss-overview__figure">
        <strong>{handled}</strong> {words.handled(rows.length)}
      </p>
      <ul className="ss-overview__list">
        {[null, ...OUTCOMES].map(outcome => (
          <li key={outcome ?? 'ej'}>
            <button type="button" onClick={() => to({ state: outcome ?? 'ej' })}>
              {outcome === null ? noOutcome : outcomes[outcome]}{' '}
              <strong>{rows.filter(row => row.s.outcome === outcome).length}</strong>
            </button>
          </li>
        ))}
      </ul>
      <h3>{words.byHandler}</h3>
      <ul className="ss-overview__bars">
        {byHandler.map(([handler, theirs]) => {
          const done = theirs.filter(row => row.s.outcome !== null).length
          const late = theirs.filter(row => row.late).length
          return (
            <li key={handler}>
              <button type="button" onClick={() => to({ handler })}>
                <span>{handler === NONE ? words.nobody : (names.get(handler) ?? handler)}</span>
                <strong>
                  {words.handlerLine(done, theirs.length)}
                  {late > 0 && `, ${words.lateLine(late)}`}
                </strong>
                <span className="ss-overview__bar" style={{ width: `${(100 * done) / theirs.length}%` }} aria-hidden />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Of how many on a cell is as dark as it gets. */
const HOTTEST = 4

function Heat({ index, rows, onAt }: { index: TextIndex; rows: readonly Row[]; onAt: (at: string) => void }) {
  const counts = new Map<string, number>()
  for (const { at } of rows) counts.set(at ?? WHOLE, (counts.get(at ?? WHOLE) ?? 0) + 1)
  const most = Math.max(1, ...counts.values())
  const heat = (n: number): number => (n === 0 ? 0 : Math.max(1, Math.ceil((HOTTEST * n) / most)))
  const sections = index.records.filter(record => record.type === 'section' || record.type === 'fokusomrade')
  const cellsOf = (section: string) =>
    index.records.filter(
      record => index.sectionOf(record.record) === section && (record.type === 'insats' || counts.has(record.record))
    )
  const cell = (id: string, name: string, label: string) => {
    const n = counts.get(id) ?? 0
    return n === 0 ? (
      <span key={id} className="ss-heat" data-heat={0} title={words.heatCell(name, 0)}>
        0
      </span>
    ) : (
      <button
        key={id}
        type="button"
        className="ss-heat"
        data-heat={heat(n)}
        aria-label={words.heatCell(name, n)}
        title={words.heatCell(name, n)}
        onClick={() => onAt(id)}
      >
        {n}
        <span className="ss-vh">{label}</span>
      </button>
    )
  }
  return (
    <section aria-label={words.heat} className="ss-overview__heat">
      <h2>
        {words.heat} <span>{words.total(rows.length)}</span>
      </h2>
      <ul>
        {counts.has(WHOLE) && (
          <li>
            <span className="ss-overview__part">{messages.handling.text.whole}</span>
            <span className="ss-overview__cells">{cell(WHOLE, messages.handling.text.whole, '')}</span>
          </li>
        )}
        {sections.map(section => {
          const cells = cellsOf(section.record)
          if (cells.length === 0) return null
          const title = section.fields.find(each => each.field === 'titel')?.text
          return (
            <li key={section.record}>
              <span className="ss-overview__part">
                {section.label && <b>{section.label}</b>} {title ?? section.name}
              </span>
              <span className="ss-overview__cells">
                {cells.map(each => cell(each.record, index.nameOf(each.record), ''))}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
