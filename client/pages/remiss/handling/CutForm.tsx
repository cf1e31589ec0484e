import { Button, Field, Label, Select, Textarea } from '@digdir/designsystemet-react'
import { PlusIcon } from '@navikt/aksel-icons'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Place } from '../../../../schemas/remiss/place.ts'
import { SYNPUNKT_KINDS, type SynpunktKind } from '../../../../schemas/remiss/synpunkt.ts'
import { toApiError } from '../../../app/api-error.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import type { TextIndex } from './model.ts'
import { PlaceChoice } from './PlaceChoice.tsx'
import { useCut, type Where } from './queries.ts'
import { SelectWords } from './SelectWords.tsx'

const words = messages.handling.answers

/** A passage of an answer. Of a file there is no paragraph: its words are written by whoever has read it. */
export interface Passage {
  part: string
  paragraph: number | null
  text: string
  from: number | null
  to: number | null
}

const WHOLE_TEXT: Place = { kind: 'document' }

/** A place that has been chosen; `id` tells it apart while others are added and removed. */
interface Chosen {
  id: number
  place: Place
}

interface CutFormProps {
  where: Where
  submission: string
  index: TextIndex
  passage: Passage
  onDone: () => void
}

/** Makes synpunkter of a passage: which words (selected in the field, with mouse or keys), what kind, and every place that they speak of. */
export function CutForm({ where, submission, index, passage, onDone }: CutFormProps) {
  const cut = useCut(where)
  const isFile = passage.paragraph === null
  const [range, setRange] = useState({ from: passage.from ?? 0, to: passage.to ?? 0 })
  const [quote, setQuote] = useState('')
  const [kind, setKind] = useState<SynpunktKind>('synpunkt')
  const [places, setPlaces] = useState<readonly Chosen[]>([{ id: 0, place: WHOLE_TEXT }])
  const [key] = useState(() => crypto.randomUUID())
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    setRange({ from: passage.from ?? 0, to: passage.to ?? 0 })
  }, [passage.from, passage.to])
  const chosen = isFile ? quote.trim() : passage.text.slice(range.from, range.to)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (chosen.trim() === '') return
    const source = isFile
      ? { part: passage.part, paragraph: null, from: null, to: null }
      : { part: passage.part, paragraph: passage.paragraph, from: range.from, to: range.to }
    cut.mutate(
      { key, submission, source, quote: isFile ? chosen : '', kind, places: places.map(({ place }) => place) },
      {
        onSuccess: made => {
          announce(words.made(made.map(row => row.number).join(', ')), 'save')
          onDone()
        }
      }
    )
  }
  return (
    <form className="ss-cut" onSubmit={submit} aria-label={words.make}>
      {isFile ? (
        <Field>
          <Label>{words.quote}</Label>
          <Textarea ref={field} rows={3} value={quote} onChange={event => setQuote(event.target.value)} />
        </Field>
      ) : (
        <>
          <SelectWords
            label={words.cutSelection}
            text={passage.text}
            from={passage.from ?? 0}
            to={passage.to ?? 0}
            onSelect={(from, to) => setRange({ from, to })}
          />
          <p className="ss-cut__words">{words.words(`”${chosen}”`)}</p>
        </>
      )}
      <div className="ss-cut__row">
        <Field>
          <Label>{messages.handling.detail.kind}</Label>
          <Select
            value={kind}
            onChange={event => setKind(SYNPUNKT_KINDS.find(each => each === event.target.value) ?? 'synpunkt')}
          >
            {SYNPUNKT_KINDS.map(each => (
              <Select.Option key={each} value={each}>
                {messages.handling.kinds[each]}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {places.map(({ id, place }) => (
          <div key={id} className="ss-cut__place">
            <PlaceChoice
              label={words.place}
              text={index}
              value={place}
              onChange={next => setPlaces(places.map(each => (each.id === id ? { id, place: next } : each)))}
            />
            {places.length > 1 && (
              <Button
                variant="tertiary"
                data-density="small"
                onClick={() => setPlaces(places.filter(each => each.id !== id))}
              >
                {words.removePlace}
              </Button>
            )}
          </div>
        ))}
      </div>
      {cut.error && <ErrorNotice error={toApiError(cut.error)} />}
      <div className="ss-cut__acts">
        <Button type="submit" disabled={chosen.trim() === ''} loading={cut.isPending}>
          {words.make}
        </Button>
        <Button
          variant="tertiary"
          onClick={() =>
            setPlaces([...places, { id: 1 + Math.max(...places.map(each => each.id)), place: WHOLE_TEXT }])
          }
        >
          <PlusIcon aria-hidden />
          {words.addPlace}
        </Button>
        <Button variant="tertiary" onClick={onDone}>
          {messages.app.cancel}
        </Button>
      </div>
    </form>
  )
}
