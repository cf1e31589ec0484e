import { type ProposedRun, replacementText } from '../../../schemas/comments/proposal.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { Place } from '../../../schemas/remiss/place.ts'

/** A change of wording: what stands there, and what is to stand there. */
export function Change({ place, replacement }: { place: Place; replacement: readonly ProposedRun[] }) {
  const texts = messages.svar.draft
  const quote = place.kind === 'text' ? place.quote : ''
  const after = replacementText(replacement)
  return (
    <dl className="ss-svar-change">
      {quote !== '' && (
        <div>
          <dt>{texts.before}</dt>
          <dd>
            <del>{quote}</del>
          </dd>
        </div>
      )}
      <div>
        <dt>{texts.after}</dt>
        <dd>{after === '' ? texts.removed : <ins>{after}</ins>}</dd>
      </div>
    </dl>
  )
}
