import { Button, Field, Input, Label } from '@digdir/designsystemet-react'
import { XMarkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { HandlingTable, SetSynpunkt } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Place } from '../../../../schemas/remiss/place.ts'
import { SYNPUNKT_KINDS } from '../../../../schemas/remiss/synpunkt.ts'
import { toApiError } from '../../../app/api-error.ts'
import { SavedDay } from '../../../app/DayField.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { handlersFor, type Line, type TextIndex } from './model.ts'
import { PlaceChoice } from './PlaceChoice.tsx'
import { useSetSynpunkt, type Where } from './queries.ts'
import type { Handling } from './useHandling.ts'
import { useSavedChoice } from './useSavedChoice.ts'

const words = messages.handling.detail

interface FactsProps {
  where: Where
  table: HandlingTable
  text: TextIndex
  line: Line
  handling: Handling
  may: boolean
}

/** Who sees to a synpunkt and by when, its tags and group, what it is, where it belongs; and taking it away. */
export function SynpunktFacts({ where, table, text, line, handling, may }: FactsProps) {
  const { s, former } = line.row
  const rows = line.all.map(row => row.s)
  const set = useSetSynpunkt(where)
  const [tag, setTag] = useState('')
  const { lead } = table.may
  const [place, setPlace] = useState<Place | null>(null)
  const change = (body: Omit<SetSynpunkt, 'revision'>, onSuccess?: () => void): void =>
    set.mutate({ id: s.id, body: { revision: s.revision, ...body } }, { onSuccess })
  const handler = useSavedChoice(s.handler ?? '', chosen => void handling.apply(rows, { handler: chosen || null }))
  const kind = useSavedChoice(s.kind, chosen => change({ kind: SYNPUNKT_KINDS.find(each => each === chosen) }))
  const group = table.groups.find(each => each.id === s.group)
  return (
    <div className="ss-facts">
      <Field>
        <Label>{words.handler}</Label>
        <select className="ds-input" id="handling-handler" disabled={!lead} {...handler}>
          <option value="">
            {former === '' ? messages.handling.filters.nobody : messages.handling.table.formerly(former)}
          </option>
          {handlersFor(table, s.handler).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <SavedDay
        id="handling-day"
        label={words.lastDay}
        value={s.lastDay}
        readOnly={!lead}
        onSave={lastDay => void handling.apply(rows, { lastDay })}
      >
        {lead && s.lastDay !== null && (
          <Button
            variant="tertiary"
            data-density="small"
            onClick={() => {
              flushSync(() => void handling.apply(rows, { lastDay: null }))
              document.getElementById('handling-day')?.focus()
            }}
          >
            {words.noLastDay}
          </Button>
        )}
      </SavedDay>
      <div className="ss-facts__tags">
        <Field>
          <Label>{words.tags}</Label>
          <form
            className="ss-bulk__pair"
            onSubmit={event => {
              event.preventDefault()
              if (tag.trim() !== '') void handling.apply(rows, { addTags: [tag.trim()] })
              setTag('')
            }}
          >
            <Input
              id="handling-tag"
              aria-label={words.addTag}
              readOnly={!may}
              value={tag}
              maxLength={60}
              onChange={event => setTag(event.target.value)}
            />
            {may && tag.trim() !== '' && (
              <Button type="submit" variant="secondary" data-density="small">
                {words.addTag}
              </Button>
            )}
          </form>
        </Field>
        {s.tags.length > 0 && (
          <ul className="ss-tags">
            {s.tags.map(each => (
              <li key={each}>
                {each}
                {may && (
                  <button
                    type="button"
                    aria-label={words.removeTag(each)}
                    onClick={() => void handling.apply(rows, { removeTags: [each] })}
                  >
                    <XMarkIcon aria-hidden />
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {lead && (
        <>
          <Field>
            <Label>{words.kind}</Label>
            <select className="ds-input" id="handling-kind" {...kind}>
              {SYNPUNKT_KINDS.map(each => (
                <option key={each} value={each}>
                  {messages.handling.kinds[each]}
                </option>
              ))}
            </select>
          </Field>
          <div className="ss-facts__place">
            <PlaceChoice label={words.place} text={text} value={place ?? s.place} onChange={setPlace} />
            {place && (
              <div className="ss-place__acts">
                <Button
                  data-density="small"
                  loading={set.isPending}
                  onClick={() => change({ place }, () => setPlace(null))}
                >
                  {words.savePlace}
                </Button>
                <Button variant="tertiary" data-density="small" onClick={() => setPlace(null)}>
                  {messages.app.cancel}
                </Button>
              </div>
            )}
          </div>
          {set.error && <ErrorNotice error={toApiError(set.error)} onClose={() => set.reset()} />}
          <div className="ss-facts__acts">
            <label>
              <input
                type="checkbox"
                checked={s.personal}
                onChange={event => change({ personal: event.target.checked })}
              />{' '}
              {words.personal}
            </label>
            {group && (
              <Button variant="tertiary" data-density="small" onClick={() => void handling.apply([s], { group: null })}>
                {words.ungroup} ({group.name})
              </Button>
            )}
            <Button
              variant="tertiary"
              data-density="small"
              data-color="danger"
              onClick={() => {
                change({ removed: true }, () => announce(words.removed(s.number), 'save'))
              }}
            >
              {words.remove}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
