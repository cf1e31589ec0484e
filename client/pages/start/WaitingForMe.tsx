import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { WaitingThread } from '../../../schemas/api/threads.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { paths } from '../../app/paths.ts'
import { threadsApi } from '../../app/threads-api.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { formatWhen } from '../../ui/formatDate.ts'
import './waiting-for-me.css'

const words = messages.comments.waiting

/** Comments in which the person is mentioned, or that are theirs or their unit's to see to. Nothing at all while nothing waits. */
export function WaitingForMe() {
  const { data } = useQuery({
    queryKey: ['waiting'],
    queryFn: threadsApi.waiting,
    refetchInterval: 30_000,
    refetchOnWindowFocus: true
  })
  const waiting = data?.waiting ?? []
  if (waiting.length === 0) return null
  return (
    <section className="ss-sheet-surface ss-waiting" aria-labelledby="waiting-for-me">
      <h2 id="waiting-for-me">
        {words.title} <span className="ss-waiting__count">({waiting.length})</span>
      </h2>
      <ul>
        {waiting.map(each => (
          <WaitingRow key={each.thread} waiting={each} />
        ))}
      </ul>
    </section>
  )
}

function WaitingRow({ waiting }: { waiting: WaitingThread }) {
  const { by, why, title, document, thread, at, unread } = waiting
  return (
    <li>
      <Link href={paths.thread(document, thread)} className="ss-waiting__row">
        <Avatar person={by} size="small" decorative />
        <span className="ss-waiting__what">
          <span className="ss-waiting__words">
            <b>{by.name}</b> {waiting.words === '' ? words.proposal : waiting.words}
          </span>
          <span className="ss-waiting__where">
            {words.why[why]} · {title} · <time dateTime={at}>{formatWhen(at)}</time>
          </span>
        </span>
        {unread && (
          <span className="ss-waiting__unread">
            <span className="ss-vh">{messages.comments.unreadMark}</span>
          </span>
        )}
      </Link>
    </li>
  )
}
