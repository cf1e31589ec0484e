import {
  ArrowsSquarepathIcon,
  CheckmarkCircleIcon,
  CircleBrokenIcon,
  CircleIcon,
  CircleSlashIcon,
  FileTextIcon,
  LayersIcon
} from '@navikt/aksel-icons'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Outcome } from '../../../../schemas/remiss/synpunkt.ts'
import { formatDate } from '../../../ui/formatDate.ts'
import { StatusTag, type Tone } from '../../../ui/StatusTag.tsx'
import type { Line } from './model.ts'

const words = messages.handling

const LOOKS: Record<Outcome, { tone: Tone; icon: typeof CircleIcon }> = {
  beaktas: { tone: 'success', icon: CheckmarkCircleIcon },
  'beaktas-delvis': { tone: 'info', icon: CircleBrokenIcon },
  'beaktas-ej': { tone: 'danger', icon: CircleSlashIcon },
  noteras: { tone: 'neutral', icon: FileTextIcon }
}

/** What becomes of a synpunkt, as an icon and a word. */
function OutcomeTag({ outcome }: { outcome: Outcome | null }) {
  if (outcome === null)
    return (
      <span className="ss-synpunkt__open">
        <CircleIcon aria-hidden /> {words.noOutcome}
      </span>
    )
  const { tone, icon: Icon } = LOOKS[outcome]
  return (
    <StatusTag tone={tone} icon={<Icon aria-hidden />}>
      {words.outcomes[outcome]}
    </StatusTag>
  )
}

/** The cells of a row: who, about what, which words, and how far it has come. */
export function SynpunktCells({ line: { row, all } }: { line: Line; today: string }) {
  const { s, body } = row
  return (
    <>
      <Cell name="number">{s.number}</Cell>
      <Cell name="who">
        {body?.name}
        {all.length > 1 && (
          <span className="ss-synpunkt__mark">
            <LayersIcon aria-hidden /> {words.table.grouped(all.length)}
          </span>
        )}
      </Cell>
      <Cell name="place">{row.place}</Cell>
      <Cell name="said">
        <span className="ss-synpunkt__said">{s.kind === 'andringsforslag' ? s.said : `”${s.said}”`}</span>
        {row.question !== '' && <span className="ss-synpunkt__asked"> {row.question}</span>}
      </Cell>
      <Cell name="position">{body?.position}</Cell>
      <Cell name="outcome">
        <OutcomeTag outcome={s.outcome} />
        {s.changes.length > 0 && (
          <span className="ss-synpunkt__mark">
            <ArrowsSquarepathIcon aria-hidden /> {words.table.hasChange}
          </span>
        )}
      </Cell>
      <Cell name="handler">{row.former === '' ? row.handler : words.table.formerly(row.former)}</Cell>
      <Cell name="day">
        {s.lastDay && <span className="ss-synpunkt__day">{formatDate(s.lastDay)}</span>}
        {row.late && <span className="ss-synpunkt__late">{words.table.late}</span>}
      </Cell>
    </>
  )
}

function Cell({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid, which has the focus
    <span role="gridcell" className={`ss-grid__cell ss-grid__${name}`}>
      {children}
    </span>
  )
}
