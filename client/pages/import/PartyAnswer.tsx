import { Button, Chip } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import type { PartyQuestion } from '../../../schemas/draft/report.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { findParties, searchParties } from '../../../schemas/register/lookup.ts'
import { useKommun } from '../../app/queries.ts'
import { Lookup } from '../../ui/Lookup.tsx'
import { answer, answerTo } from './choosing.ts'
import type { Choosing } from './useChoosing.ts'

const words = messages.importing.questions
const MOST_LIKELY = 4

/** The units that a name can mean, to keep it as it is written, or another one of the register. */
export function PartyAnswer({ question, choosing }: { question: PartyQuestion; choosing: Choosing }) {
  const { written } = question
  const kommun = useKommun().data
  const name = useId()
  const [looking, setLooking] = useState(false)
  const [query, setQuery] = useState('')
  const given = answerTo(choosing.choices, written)
  if (!kommun) return null
  const likely = likelyParties(written, question.suggestion, kommun)
  const parties = [...kommun.enheter, ...kommun.kollektiv]
  const other = given && !likely.includes(given) ? [given] : []
  const choose = (party: string | null): void => {
    setLooking(false)
    choosing.choose(now => answer(now, written, party))
  }
  return (
    <div className="ss-draft__answers">
      <fieldset className="ss-filterbar__choices">
        <legend className="ss-vh">{words.party(written)}</legend>
        {[...likely, ...other].map(id => (
          <Chip.Radio key={id} name={name} value={id} checked={given === id} onChange={() => choose(id)}>
            {parties.find(p => p.id === id)?.name ?? id}
          </Chip.Radio>
        ))}
        <Chip.Radio name={name} value="" checked={given === null} onChange={() => choose(null)}>
          {words.keep}
        </Chip.Radio>
      </fieldset>
      {looking ? (
        <Lookup
          label={words.otherLabel}
          query={query}
          onQuery={setQuery}
          found={searchParties(query, kommun).map(hit => ({ id: hit.id, text: hit.name }))}
          nothing={words.otherNothing}
          chosen={null}
          onChoose={choose}
        />
      ) : (
        <Button variant="tertiary" data-density="small" onClick={() => setLooking(true)}>
          {words.other}
        </Button>
      )}
    </div>
  )
}

/** The nearest units, the nearest first; ended ones are not offered. */
function likelyParties(
  written: string,
  suggestion: string | null,
  kommun: Parameters<typeof findParties>[1]
): string[] {
  const near = findParties(written, kommun).flatMap(match => (match.ended ? [] : [match.id]))
  const found = searchParties(written.slice(0, 40), kommun, MOST_LIKELY).map(hit => hit.id)
  return [...new Set([...(suggestion ? [suggestion] : []), ...near, ...found])].slice(0, MOST_LIKELY)
}
