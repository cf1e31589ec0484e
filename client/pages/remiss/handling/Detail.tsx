import { Button } from '@digdir/designsystemet-react'
import { ArrowLeftIcon, FileTextIcon } from '@navikt/aksel-icons'
import type { ChangesSince, HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { OUTCOMES } from '../../../../schemas/remiss/synpunkt.ts'
import { formatDate } from '../../../ui/formatDate.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { ChangeLinks } from './ChangeLinks.tsx'
import { History } from './History.tsx'
import { Motivation } from './Motivation.tsx'
import type { Line, TextIndex } from './model.ts'
import type { Where } from './queries.ts'
import { SynpunktFacts } from './SynpunktFacts.tsx'
import type { Change, Handling } from './useHandling.ts'
import './detail.css'

const words = messages.handling.detail

export interface DetailProps {
  where: Where
  table: HandlingTable
  text: TextIndex
  changes: ChangesSince | undefined
  line: Line
  handling: Handling
  me: string
  onBack: () => void
  onAnswer: (submission: string) => void
}

/** The handling of a synpunkt, or of a group of equal ones: what becomes of it, why, who sees to it, and the change that it led to. */
export function Detail(props: DetailProps) {
  const { where, table, line, handling, me, text, changes } = props
  const { s, body } = line.row
  const rows = line.all.map(row => row.s)
  const may = table.may.lead || (table.may.handle && rows.every(row => row.handler === me))
  const apply = (change: Change): void => void handling.apply(rows, change)
  const now = changes?.places.find(place => place.synpunkt === s.id)
  return (
    <section className="ss-detail" aria-label={words.label(s.number)} tabIndex={-1} id="handling-detail">
      <header className="ss-detail__head">
        <Button variant="tertiary" data-density="small" onClick={props.onBack} className="ss-detail__back">
          <ArrowLeftIcon aria-hidden />
          {words.back}
        </Button>
        <h2>{words.label(s.number)}</h2>
        <p className="ss-detail__from">
          <strong>{body?.name}</strong>
          {body?.position && ` · ${body.position}`} · {line.row.place}
        </p>
        <Button variant="tertiary" data-density="small" onClick={() => props.onAnswer(s.submission)}>
          <FileTextIcon aria-hidden />
          {words.openAnswer}
        </Button>
      </header>
      <div className="ss-detail__columns">
        <div className="ss-detail__work">
          {line.row.question !== '' && <p className="ss-detail__asked">{line.row.question}</p>}
          <blockquote className="ss-detail__said">{s.said}</blockquote>
          {now && (
            <p className="ss-detail__now">
              {words.place_now[now.state]} {now.text !== '' && <q>{now.text}</q>}
            </p>
          )}
          {rows.length > 1 && <p className="ss-detail__group">{words.groupMembers(rows.length)}</p>}
          <Lost {...props} />
          <fieldset className="ss-detail__outcomes" disabled={!may}>
            <legend>{words.outcome}</legend>
            <div className="ss-detail__chips">
              {OUTCOMES.map((outcome, i) => (
                <label key={outcome} className="ss-outcome" data-outcome={outcome}>
                  <input
                    type="radio"
                    name={`outcome-${s.id}`}
                    checked={s.outcome === outcome}
                    onChange={() => apply({ outcome })}
                  />
                  {messages.handling.outcomes[outcome]}
                  <kbd aria-hidden>{i + 1}</kbd>
                </label>
              ))}
            </div>
          </fieldset>
          <Motivation
            key={s.id}
            document={where.document}
            row={s}
            rows={rows}
            may={may}
            lead={table.may.lead}
            handling={handling}
          />
          {!may && <p className="ss-detail__hint">{table.may.handle ? words.onlyYours : words.readOnly}</p>}
          <SynpunktFacts where={where} table={table} text={text} line={line} handling={handling} may={may} />
          <History where={where} row={s} table={table} />
        </div>
        <ChangeLinks where={where} table={table} text={text} changes={changes} line={line} may={may} apply={apply} />
      </div>
    </section>
  )
}

/** What one wrote while somebody else was faster: theirs stands in the fields, and one's own here until one chooses. */
function Lost({ line, table, handling }: DetailProps) {
  const { s } = line.row
  const mine = handling.lost.get(s.id)
  if (!mine) return null
  const name = table.people.find(person => person.id === s.changedBy)?.name ?? words.somebody
  return (
    <Notice
      tone="warning"
      actions={
        <>
          <Button
            variant="secondary"
            data-density="small"
            onClick={() => {
              handling.forget(s.id)
              void handling.apply([s], mine)
            }}
          >
            {words.useMine}
          </Button>
          <Button variant="tertiary" data-density="small" onClick={() => handling.forget(s.id)}>
            {words.dropMine}
          </Button>
        </>
      }
    >
      <p>{handling.error ? handling.error.message : words.theirs(name)}</p>
      <p>
        <strong>{words.yours}: </strong>
        {lostWords(mine, table).join(' · ')}
      </p>
    </Notice>
  )
}

/** Everything of a change that was not saved, in words. */
function lostWords(mine: Change, { people }: HandlingTable): string[] {
  const { outcome, motivation, handler, lastDay, addTags = [], removeTags = [], changes } = mine
  const nobody = messages.handling.filters.nobody
  return [
    outcome && messages.handling.outcomes[outcome],
    motivation === '' ? words.noMotivation : motivation,
    handler !== undefined && `${words.handler}: ${people.find(({ id }) => id === handler)?.name ?? nobody}`,
    lastDay !== undefined && (lastDay === null ? words.noLastDay : `${words.lastDay}: ${formatDate(lastDay)}`),
    ...addTags.map(tag => `${words.tags}: ${tag}`),
    ...removeTags.map(words.removeTag),
    changes && words.linksToo
  ].filter(each => typeof each === 'string')
}
