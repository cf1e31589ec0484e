import { Button } from '@digdir/designsystemet-react'
import { ArrowsSquarepathIcon, LinkBrokenIcon, PencilWritingIcon } from '@navikt/aksel-icons'
import { Link } from 'wouter'
import type { ChangedRecord, ChangesSince, HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { recordOf } from '../../../../schemas/remiss/place.ts'
import type { ChangeReference } from '../../../../schemas/remiss/synpunkt.ts'
import { toApiError } from '../../../app/api-error.ts'
import { paths } from '../../../app/paths.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { changeName } from './change-name.ts'
import { Diff } from './Diff.tsx'
import type { Line, TextIndex } from './model.ts'
import { useAccept, type Where } from './queries.ts'
import type { Change } from './useHandling.ts'
import { useSavedChoice } from './useSavedChoice.ts'

const words = messages.handling.detail

interface ChangeLinksProps {
  where: Where
  table: HandlingTable
  text: TextIndex
  changes: ChangesSince | undefined
  line: Line
  may: boolean
  apply: (change: Change) => void
}

/** The changes that a synpunkt led to, each before and after; pointing one out; and putting its own proposal into the text. */
export function ChangeLinks({ where, table, text, changes, line, may, apply }: ChangeLinksProps) {
  const { s } = line.row
  const accept = useAccept(where)
  const changed = changes?.records ?? []
  const own = changed.find(each => each.record === (recordOf(s.place) ?? '') || each.record === line.row.at)
  const isLinked = (record: string): boolean => s.changes.some(each => each.record === record)
  const replace = (reference: ChangeReference, field: string | null): void =>
    apply({ changes: s.changes.map(each => (each === reference ? { ...each, field } : each)) })
  const link = (reference: Pick<ChangeReference, 'record' | 'field'>): void =>
    apply({ changes: [...s.changes, { ...reference, thread: null, note: '' }] })
  const isAccepted = s.changes.some(each => each.thread !== null)
  const named = (reference: ChangeReference): string => {
    const found = changed.find(each => each.record === reference.record)
    return found ? changeName(found) : text.nameOf(reference.record)
  }
  return (
    <section className="ss-links" aria-label={words.changes}>
      <h3>{words.changes}</h3>
      {accept.error && <ErrorNotice error={toApiError(accept.error)} onClose={() => accept.reset()} />}
      {s.changes.map(reference => {
        const found = changed.find(each => each.record === reference.record)
        const name = named(reference)
        return (
          <div key={`${reference.record}-${reference.field}-${reference.thread}`} className="ss-links__one">
            <p className="ss-links__name">
              <ArrowsSquarepathIcon aria-hidden /> <strong>{name}</strong>
              {reference.thread !== null && <span className="ss-links__note">{words.accepted}</span>}
              {may && (
                <Button
                  variant="tertiary"
                  data-density="small"
                  aria-label={words.unlink(name)}
                  icon
                  onClick={() => apply({ changes: s.changes.filter(each => each !== reference) })}
                >
                  <LinkBrokenIcon aria-hidden />
                </Button>
              )}
            </p>
            {may && found && (
              <FacetChoice change={found} name={name} field={reference.field} onField={to => replace(reference, to)} />
            )}
            {found ? (
              <Diff change={found} facet={reference.field} />
            ) : (
              <p className="ss-links__missing">{words.notShown}</p>
            )}
          </div>
        )
      })}
      {own && !isLinked(own.record) && (
        <div className="ss-links__one">
          <p className="ss-links__name">
            {words.ownRecord}: <strong>{changeName(own)}</strong>
            {may && (
              <Button
                variant="secondary"
                data-density="small"
                onClick={() => link({ record: own.record, field: null })}
              >
                {words.linkChange}
              </Button>
            )}
          </p>
          <Diff change={own} />
        </div>
      )}
      {changes && changed.length === 0 && <p className="ss-links__none">{words.noChanges}</p>}
      <div className="ss-links__acts">
        {may && changed.length > 0 && <LinkChoice changed={changed} isLinked={isLinked} onLink={link} />}
        {may && table.may.accept && s.kind === 'andringsforslag' && !isAccepted && (
          <Button
            variant="secondary"
            data-density="small"
            loading={accept.isPending}
            onClick={() => accept.mutate({ id: s.id, key: crypto.randomUUID() })}
          >
            {words.accept}
          </Button>
        )}
        <Link href={paths.document(where.document)} className="ds-button" data-variant="tertiary" data-density="small">
          <PencilWritingIcon aria-hidden />
          {words.editText}
        </Link>
      </div>
    </section>
  )
}

interface FacetChoiceProps {
  change: ChangedRecord
  name: string
  field: string | null
  onField: (field: string | null) => void
}

/** What of a change the synpunkt led to, where several things of the record have changed: its words, its ansvar, its place, a value; or all of it. */
function FacetChoice({ change, name, field, onField }: FacetChoiceProps) {
  const named = new Map(
    change.differences.flatMap(({ facet, label }) => (facet === null ? [] : [[facet, label] as const]))
  )
  const choice = useSavedChoice(field ?? '', chosen => onField(chosen === '' ? null : chosen))
  if (named.size < 2 && (field === null || named.has(field))) return null
  return (
    <select className="ds-input ss-links__facet" aria-label={words.facet(name)} {...choice}>
      <option value="">{words.allFacets}</option>
      {[...named].map(([facet, label]) => (
        <option key={facet} value={facet}>
          {label}
        </option>
      ))}
    </select>
  )
}

interface LinkChoiceProps {
  changed: readonly ChangedRecord[]
  isLinked: (record: string) => boolean
  onLink: (reference: Pick<ChangeReference, 'record' | 'field'>) => void
}

/** Every change of the text since the remiss, to point one out. */
function LinkChoice({ changed, isLinked, onLink }: LinkChoiceProps) {
  const free = changed.filter(each => !isLinked(each.record))
  const choice = useSavedChoice('', record => onLink({ record, field: null }))
  if (free.length === 0) return null
  return (
    <select className="ds-input" aria-label={words.linkChange} {...choice}>
      <option value="">{words.linkChange}</option>
      {free.map(each => (
        <option key={each.record} value={each.record}>
          {changeName(each)}
        </option>
      ))}
    </select>
  )
}
