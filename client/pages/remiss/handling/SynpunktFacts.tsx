import { Button, Field, Input, Label, Select } from '@digdir/designsystemet-react'
import { XMarkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Place } from '../../../../schemas/remiss/place.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import type { Line, TextIndex } from './model.ts'
import { PlaceChoice } from './PlaceChoice.tsx'
import { useSetSynpunkt, type Where } from './queries.ts'
import type { Handling } from './useHandling.ts'

const words = messages.handling.detail

interface FactsProps {
  where: Where
  table: HandlingTable
  text: TextIndex
  line: Line
  handling: Handling
  may: boolean
}

/** Who sees to a synpunkt and by when, its tags and group, where it belongs; and taking it away. */
export function SynpunktFacts({ where, table, text, line, handling, may }: FactsProps) {
  const { s } = line.row
  const rows = line.all.map(row => row.s)
  const set = useSetSynpunkt(where)
  const [tag, setTag] = useState('')
  const { lead } = table.may
  const change = (body: { place?: Place; personal?: boolean; removed?: boolean }): void =>
    set.mutate({ id: s.id, body: { revision: s.revision, ...body } })
  const group = table.groups.find(each => each.id === s.group)
  return (
    <div className="ss-facts">
      <Field>
        <Label>{words.handler}</Label>
        <Select
          id="handling-handler"
          disabled={!lead}
          value={s.handler ?? ''}
          onChange={event => void handling.apply(rows, { handler: event.target.value || null })}
        >
          <Select.Option value="">{messages.handling.filters.nobody}</Select.Option>
          {table.people.map(({ id, name }) => (
            <Select.Option key={id} value={id}>
              {name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label>{words.lastDay}</Label>
        <Input
          id="handling-day"
          type="date"
          readOnly={!lead}
          key={`${s.id}-${s.lastDay}`}
          defaultValue={s.lastDay ?? ''}
          onBlur={event => {
            const day = event.target.value || null
            if (lead && day !== s.lastDay) void handling.apply(rows, { lastDay: day })
          }}
        />
      </Field>
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
          <PlaceChoice label={words.place} text={text} value={s.place} onChange={place => change({ place })} />
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
                change({ removed: true })
                announce(words.removed(s.number), 'save')
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
