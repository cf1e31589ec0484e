import { ChevronLeftIcon, ChevronRightIcon, PadlockLockedIcon } from '@navikt/aksel-icons'
import { memo, useDeferredValue, useEffect, useRef } from 'react'
import type { FrozenText } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { VersionRecord } from '../../../../schemas/remiss/changes-view.ts'
import { OBJECT_CHARACTER } from '../../../../schemas/text/stycke.ts'
import { formatDate } from '../../../ui/formatDate.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { WHOLE } from './model.ts'
import './frozen-panel.css'

const words = messages.handling.text

interface FrozenPanelProps {
  text: FrozenText
  /** How many synpunkter stand at each record; `WHOLE`: about the whole. */
  counts: ReadonlyMap<string, number>
  /** The record whose synpunkter are shown; '': of the whole text. */
  at: string
  onAt: (at: string) => void
  /** The record that the active synpunkt is about. */
  active: string | null
  /** The stretch of it. */
  stretch: { record: string; field: string; from: number; to: number } | null
  /** Records that have changed, and that are gone, since. */
  changed: ReadonlyMap<string, 'changed' | 'removed'>
}

const NOTHING: readonly VersionRecord[] = []

/** The frozen text beside the table, each part with how much was said about it. A count leads to it. */
export const FrozenPanel = memo(function FrozenPanel({
  text,
  counts,
  at,
  onAt,
  active,
  stretch,
  changed
}: FrozenPanelProps) {
  const box = useRef<HTMLElement>(null)
  const stops = [...(counts.has(WHOLE) ? [WHOLE] : []), ...text.records.map(r => r.record).filter(id => counts.has(id))]
  const step = (by: number): void => {
    const next = stops[(stops.indexOf(at) + by + stops.length) % stops.length]
    if (next) onAt(next)
  }
  const target = active ?? at
  // The table is what one waits for: the long text beside it is drawn when that is seen.
  const records = useDeferredValue(text.records, NOTHING)
  useEffect(() => {
    // What is pointed at may not be drawn yet.
    if (!records.some(({ record }) => record === target)) return
    box.current?.querySelector(`[data-record="${CSS.escape(target)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [target, records])
  return (
    <section ref={box} className="ss-frozen" aria-label={words.label}>
      <header className="ss-frozen__head">
        <p>
          <PadlockLockedIcon aria-hidden /> {words.frozen(formatDate(text.frozenAt))}
        </p>
        <IconButton
          label={words.previous}
          icon={<ChevronLeftIcon aria-hidden />}
          disabled={stops.length === 0}
          onClick={() => step(-1)}
        />
        <IconButton
          label={words.next}
          icon={<ChevronRightIcon aria-hidden />}
          disabled={stops.length === 0}
          onClick={() => step(1)}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
      <section className="ss-frozen__page" tabIndex={0} aria-label={text.title}>
        <div className="ss-frozen__record" data-type="whole" data-chosen={at === WHOLE ? '' : undefined}>
          <p className="ss-frozen__title">{text.title}</p>
          <Count id={WHOLE} name={words.whole} n={counts.get(WHOLE) ?? 0} at={at} onAt={onAt} />
        </div>
        {records
          .filter(record => record.type !== 'metadata' && (record.fields.length > 0 || record.type === 'section'))
          .map(record => (
            <FrozenRecord
              key={record.record}
              record={record}
              n={counts.get(record.record) ?? 0}
              chosen={at === record.record}
              pointed={active === record.record}
              at={at}
              onAt={onAt}
              stretch={stretch?.record === record.record ? stretch : null}
              state={changed.get(record.record) ?? null}
            />
          ))}
      </section>
    </section>
  )
})

interface FrozenRecordProps {
  record: VersionRecord
  n: number
  chosen: boolean
  pointed: boolean
  at: string
  onAt: (at: string) => void
  stretch: FrozenPanelProps['stretch']
  state: 'changed' | 'removed' | null
}

const FrozenRecord = memo(function FrozenRecord({
  record,
  n,
  chosen,
  pointed,
  at,
  onAt,
  stretch,
  state
}: FrozenRecordProps) {
  const name = record.label === null ? record.name : `${record.name} ${record.label}`
  const heading = record.type === 'section' || record.type === 'fokusomrade' || record.type === 'bilaga'
  const title =
    record.fields.find(each => each.field === 'titel')?.text ?? (record.type === 'section' ? record.name : '')
  return (
    <div
      className="ss-frozen__record"
      data-record={record.record}
      data-type={record.type}
      data-chosen={chosen ? '' : undefined}
      data-pointed={pointed ? '' : undefined}
      data-empty={title === '' && record.fields.length === 0 ? '' : undefined}
    >
      {record.label !== null && <span className="ss-frozen__no">{record.label}</span>}
      <div className="ss-frozen__words">
        {heading && title !== '' && <p className="ss-frozen__heading">{title}</p>}
        {record.fields
          .filter(each => !(heading && each.field === 'titel') && each.field !== 'ansvarstillagg')
          .map(each => (
            <FieldText key={each.field} field={each} stretch={stretch?.field === each.field ? stretch : null} />
          ))}
        {record.ansvar !== '' && (
          <p className="ss-frozen__ansvar">
            <strong>{words.ansvar}</strong> {record.ansvar}
          </p>
        )}
        {state && <p className="ss-frozen__state">{state === 'changed' ? words.changed : words.removed}</p>}
      </div>
      <Count id={record.record} name={name} n={n} at={at} onAt={onAt} />
    </div>
  )
})

/** The paragraphs of a field, with the stretch that is spoken of marked. */
function FieldText({
  field,
  stretch
}: {
  field: VersionRecord['fields'][number]
  stretch: FrozenPanelProps['stretch']
}) {
  let start = 0
  return field.text.split('\n').map((line, i) => {
    const from = start
    start += line.length + 1
    const form = field.forms[i] ?? ''
    return (
      <p key={from} data-form={form || undefined}>
        {stretch && stretch.to > from && stretch.from < start ? (
          <>
            {shown(line.slice(0, Math.max(0, stretch.from - from)))}
            <mark>{shown(line.slice(Math.max(0, stretch.from - from), stretch.to - from))}</mark>
            {shown(line.slice(Math.max(0, stretch.to - from)))}
          </>
        ) : (
          shown(line)
        )}
      </p>
    )
  })
}

const shown = (text: string): string => text.replaceAll(OBJECT_CHARACTER, '')

function Count({
  id,
  name,
  n,
  at,
  onAt
}: {
  id: string
  name: string
  n: number
  at: string
  onAt: (at: string) => void
}) {
  if (n === 0) return null
  return (
    <button
      type="button"
      className="ss-frozen__count"
      aria-pressed={at === id}
      aria-label={`${name}: ${words.count(n)}`}
      onClick={() => onAt(at === id ? '' : id)}
    >
      {n}
    </button>
  )
}
