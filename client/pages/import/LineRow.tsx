import { Checkbox } from '@digdir/designsystemet-react'
import { ChevronDownIcon, ExclamationmarkTriangleIcon, ImageIcon, TableIcon } from '@navikt/aksel-icons'
import { type KeyboardEvent, memo, useRef } from 'react'
import type { DraftOptions } from '../../../schemas/api/drafts.ts'
import type { Wanted } from '../../../schemas/draft/choices.ts'
import { UNSURE } from '../../../schemas/draft/placement.ts'
import type { OutlineItem, ReportLine } from '../../../schemas/draft/report.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { placementWords, whereWords } from './choosing.ts'

const { list: words, by } = messages.importing

interface LineRowProps {
  line: ReportLine
  places: ReadonlyMap<string, readonly OutlineItem[]>
  options: DraftOptions
  wanted: Wanted | null
  selected: boolean
  onSelect: (at: number, on: boolean, range: boolean) => void
  onPlace: (line: ReportLine, element: HTMLElement) => void
  onMove: (from: number, by: number) => void
}

/** A line of the draft: its words, what it is taken for and how that was found, and where it stands in the document. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, places, options, wanted, selected, onSelect, onPlace, onMove } = props
  const { at, text, placement } = line
  const range = useRef(false)
  const button = useRef<HTMLButtonElement>(null)
  const kind = placementWords(wanted ?? placement, options)
  const unsure = wanted === null && line.sure < UNSURE
  const tone = placement.as === 'ej-placerat' || unsure ? 'unsure' : placement.as === 'utelamnat' ? 'out' : undefined
  const onKey = (event: KeyboardEvent): void => {
    range.current = event.shiftKey
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      onMove(at, event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && button.current) {
      event.preventDefault()
      onPlace(line, button.current)
    } else if (event.key === ' ' && event.shiftKey) {
      event.preventDefault()
      onSelect(at, !selected, true)
    }
  }
  return (
    <li className="ss-line" data-tone={tone} data-selected={selected || undefined}>
      <span className="ss-line__box">
        <Checkbox
          aria-label={words.select(at + 1, text.slice(0, 60))}
          value={String(at)}
          checked={selected}
          onKeyDown={onKey}
          onClick={event => {
            range.current = event.shiftKey
          }}
          onChange={event => onSelect(at, event.target.checked, range.current)}
        />
      </span>
      <span className="ss-line__text" data-item={line.item || undefined} data-as={placement.as}>
        {line.kind === 'table' && <TableIcon aria-label={words.table} className="ss-icon" />}
        {line.kind === 'picture' && <ImageIcon aria-label={words.picture} className="ss-icon" />}
        <span className="ss-line__words">{text || (line.kind === 'picture' ? words.pictureWithout : '')}</span>
      </span>
      <span className="ss-line__placement">
        <button
          ref={button}
          type="button"
          className="ss-line__place"
          aria-haspopup="menu"
          aria-label={words.place(at + 1, kind)}
          onClick={event => onPlace(line, event.currentTarget)}
        >
          {tone === 'unsure' && <ExclamationmarkTriangleIcon aria-hidden className="ss-icon" />}
          <span>{kind}</span>
          <ChevronDownIcon aria-hidden className="ss-icon" />
        </button>
        <small>
          {unsure && <b>{words.unsure}. </b>}
          {wanted ? by.person : by[line.by]}
        </small>
      </span>
      <span className="ss-line__where">{whereWords(line, places)}</span>
    </li>
  )
})
