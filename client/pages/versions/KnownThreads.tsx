import { Link } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import type { KnownThreads as Known } from '../../../schemas/returned/copy.ts'
import { paths } from '../../app/paths.ts'
import { shortened } from './item-filters.ts'

const words = messages.versions.copy

/** What the file was sent with: in one line, with the threads that somebody has removed or marked as done in it. */
export function KnownThreads({ id, known }: { id: string; known: Known }) {
  const { comments, changes, missing, resolved } = known
  if (comments + changes + missing.length + resolved.length === 0) return null
  return (
    <div className="ss-sheet-surface ss-also">
      {comments + changes > 0 && <p>{words.known(comments, changes)}</p>}
      <Threads id={id} lead={words.knownMissing(missing.length)} threads={missing} />
      <Threads id={id} lead={words.knownResolved(resolved.length)} threads={resolved} />
    </div>
  )
}

function Threads({ id, lead, threads }: { id: string; lead: string; threads: Known['resolved'] }) {
  if (threads.length === 0) return null
  return (
    <>
      <p>{lead}</p>
      <ul>
        {threads.map(({ thread, said }) => (
          <li key={thread}>
            <Link href={paths.thread(id, thread)}>
              <b>{said?.author || words.somebody}</b> {shortened(said?.text ?? '')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
