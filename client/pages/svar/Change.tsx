import { type ProposedRun, replacementText } from '../../../schemas/comments/proposal.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { Place } from '../../../schemas/remiss/place.ts'
import { around } from './around.ts'
import { indexOf } from './reading-index.ts'
import { useAnswer } from './useAnswer.ts'

/** A change of wording: what stands there, and what is to stand there, each among the words around it. */
export function Change({ place, replacement }: { place: Place; replacement: readonly ProposedRun[] }) {
  const { reading } = useAnswer()
  const texts = messages.svar.draft
  const quote = place.kind === 'text' ? place.quote : ''
  const after = replacementText(replacement)
  const words = place.kind === 'text' ? indexOf(reading).words(place.record, place.field) : null
  const [before, behind] = place.kind === 'text' && words !== null ? around(words, place.from, place.to) : ['', '']
  return (
    <dl className="ss-svar-change">
      {quote !== '' && (
        <div>
          <dt>{texts.before}</dt>
          <dd>
            {before}
            <del>{quote}</del>
            {behind}
          </dd>
        </div>
      )}
      <div>
        <dt>{texts.after}</dt>
        <dd>
          {before}
          {after !== '' && <ins>{after}</ins>}
          {after === '' && before === '' && behind === '' && texts.removed}
          {behind}
        </dd>
      </div>
    </dl>
  )
}
