import { quoteOf } from '../../../../schemas/comments/anchor.ts'
import type { ProposedRun } from '../../../../schemas/comments/proposal.ts'
import type { Thread } from '../../../../schemas/comments/thread.ts'

/** What a proposal takes away and what it puts there. */
export function Proposed({ thread }: { thread: Thread }) {
  const old = quoteOf(thread.anchor)
  const runs = thread.proposal?.replacement ?? []
  return (
    <blockquote className="ss-quote ss-quote--change">
      {old !== '' && <del className="ss-del">{old}</del>}
      {old !== '' && runs.length > 0 && ' '}
      {runs.length > 0 && (
        <ins className="ss-ins">
          {runs.map((run, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one wording have no names, and change only all together.
            <Run key={i} run={run} />
          ))}
        </ins>
      )}
    </blockquote>
  )
}

function Run({ run }: { run: ProposedRun }) {
  const bold = run.bold ? <strong>{run.text}</strong> : run.text
  const italic = run.italic ? <em>{bold}</em> : bold
  return run.link ? <u>{italic}</u> : italic
}
