import { messages } from '../../../schemas/messages/messages.ts'
import type { ReadingNode } from '../../../schemas/remiss/reading.ts'
import { NodeDrafts } from './NodeDrafts.tsx'
import { FieldWords } from './ReadingView.tsx'
import { indexOf, titleOf } from './reading-index.ts'
import { useAnswer } from './useAnswer.ts'

/** The insatser in which the body is named, each with what it says about them. */
export function OwnInsatser({ own }: { own: readonly { node: ReadingNode; above: readonly ReadingNode[] }[] }) {
  const { reading } = useAnswer()
  const index = indexOf(reading)
  return own.map(({ node, above }) => (
    <section key={node.id} className="ss-svar-card" aria-labelledby={`var-${node.id}`}>
      <h2 id={`var-${node.id}`} className="ss-svar-card__where">
        {messages.svar.where(reading.insats.one, node.number, titleOf(above.at(-1)))}
      </h2>
      <div className="ss-svar-insats">
        <span className="ss-svar-number" aria-hidden="true">
          {node.number}
        </span>
        <div>
          {node.fields.map(field => (
            <FieldWords key={field.field} node={node} field={field} />
          ))}
        </div>
      </div>
      {node.ansvar !== '' && (
        <p className="ss-svar-ansvar">
          <strong>{messages.svar.ansvar}</strong> {node.ansvar}
        </p>
      )}
      <NodeDrafts node={node} name={index.inSentence(node.id)} prominent />
    </section>
  ))
}
