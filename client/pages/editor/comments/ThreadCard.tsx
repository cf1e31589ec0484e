import { Button } from '@digdir/designsystemet-react'
import { ArrowRightIcon, CheckmarkIcon, PlusIcon, XMarkIcon } from '@navikt/aksel-icons'
import { memo, useEffect, useRef, useState } from 'react'
import { quoteOf } from '../../../../schemas/comments/anchor.ts'
import { replacementText } from '../../../../schemas/comments/proposal.ts'
import type { Thread } from '../../../../schemas/comments/thread.ts'
import { authorName, initialsName, readableEntry } from '../../../../schemas/comments/written.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { placeOfInsats } from '../../../editor/comments/insats.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { formatWhen } from '../../../ui/formatDate.ts'
import { useWatched } from '../useSession.ts'
import { AssignMenu } from './AssignMenu.tsx'
import {
  acceptInsats,
  acceptProposal,
  endThread,
  type Hindrance,
  hindranceOf,
  reopenThread,
  sendReply
} from './actions.ts'
import { Composer } from './Composer.tsx'
import { draftOf, draftsOf } from './drafts.ts'
import { EntryView, Written } from './EntryView.tsx'
import type { CommentFeed } from './feed.ts'
import { Proposed } from './Proposed.tsx'
import type { ListedThread } from './thread-groups.ts'

const words = messages.comments

interface ThreadCardProps {
  session: EditorSession
  feed: CommentFeed
  listed: ListedThread
  isActive: boolean
  tabbable: boolean
  onChoose: (thread: string) => void
  /** Goes to the text with the focus. */
  onGo: (thread: string) => void
}

/** One thread: a line with who and what, and when it is chosen all that was said, with what can be done. */
export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps) {
  const { feed, listed, isActive, tabbable, onChoose } = props
  const { thread, place, isGone } = listed
  const { people } = useWatched(feed.state)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!isActive) return
    feed.seen(thread)
    card.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive, thread, feed])
  const first = thread.entries.find(e => e.withdrawnAt === null)
  const author = first?.author ?? thread.createdBy
  const { writtenBy } = first ?? thread
  const name = authorName(author, writtenBy, feed.nameOf)
  const kind = thread.proposal ? words.kinds.proposal : words.kinds.comment
  const said = first ? readableEntry(first, feed.nameOf) : thread.proposal ? proposalWords(thread) : words.withdrawn
  return (
    <section
      ref={card}
      className="ss-thread"
      data-row-of={thread.id}
      data-active={isActive || undefined}
      data-state={thread.state}
      aria-label={words.threadOf(kind, place, said.slice(0, 80))}
    >
      <button
        type="button"
        className="ss-thread__row"
        data-row={thread.id}
        tabIndex={tabbable ? 0 : -1}
        aria-expanded={isActive}
        onClick={() => onChoose(thread.id)}
      >
        {!isActive && (
          <Avatar
            person={{
              name: initialsName(name, writtenBy),
              color: writtenBy === null ? (people.get(author)?.color ?? 6) : 6
            }}
            size="small"
            decorative
          />
        )}
        <span className="ss-thread__line">
          <b className="ss-thread__where">{isGone ? words.gone : place}</b>{' '}
          {isActive || thread.proposal ? (
            <span className="ss-thread__kind">
              {thread.proposal ? proposalKind(thread) : kind.toLocaleLowerCase('sv')}
            </span>
          ) : (
            words.row(name, said)
          )}
        </span>
        {thread.unread && (
          <span className="ss-thread__unread">
            <span className="ss-vh">{words.unreadMark}</span>
          </span>
        )}
        {!isActive && thread.entries.length > 1 && (
          <span className="ss-thread__count">{words.replies(thread.entries.length - 1)}</span>
        )}
      </button>
      {isActive ? <Opened {...props} /> : thread.proposal && <Closed {...props} />}
    </section>
  )
})

const proposalWords = (thread: Thread): string =>
  [quoteOf(thread.anchor), replacementText(thread.proposal?.replacement ?? [])].filter(text => text !== '').join(' → ')

function proposalKind(thread: Thread): string {
  if (quoteOf(thread.anchor) === '') return words.insertion
  return replacementText(thread.proposal?.replacement ?? []) === '' ? words.deletion : words.proposal
}

/** A proposal that is not chosen: what it says, and what an author decides. */
function Closed({ session, feed, listed }: ThreadCardProps) {
  return (
    <div className="ss-thread__body">
      <Proposed thread={listed.thread} />
      {listed.thread.state === 'open' && <ProposalActions session={session} feed={feed} listed={listed} />}
    </div>
  )
}

function Opened({ session, feed, listed, onGo }: ThreadCardProps) {
  const { thread, isGone, place } = listed
  const store = draftsOf(session)
  const { replies } = useWatched(store.drafts)
  const { may } = useWatched(feed.state)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const quote = quoteOf(thread.anchor)
  const reply = replies[thread.id]
  const run = async (work: () => Promise<void>): Promise<void> => {
    setFailure(null)
    try {
      await work()
    } catch (error) {
      setFailure(toApiError(error))
      void feed.fetch()
    }
  }
  const isMine = thread.createdBy === session.open.me.id
  const mayReopen = thread.state !== 'open' && (may.resolve || (isMine && may.comment))
  return (
    <div className="ss-thread__body">
      {thread.proposal ? (
        <Proposed thread={thread} />
      ) : (
        quote !== '' && <blockquote className="ss-quote">{quote}</blockquote>
      )}
      {isGone && <p className="ss-thread__note">{words.goneFrom(place)}</p>}
      {thread.entries.length > 0 && (
        <ul className="ss-entries">
          {thread.entries.map(entry => (
            <EntryView key={entry.id} session={session} feed={feed} thread={thread} entry={entry} />
          ))}
        </ul>
      )}
      {thread.entries.length === 0 && (
        <p className="ss-entry__head">
          <b>{authorName(thread.createdBy, thread.writtenBy, feed.nameOf)}</b>{' '}
          <Written at={thread.createdAt} writtenBy={thread.writtenBy} writtenAt={thread.writtenAt} />
        </p>
      )}
      {thread.source && (
        <p className="ss-thread__note">
          {words.takenInBy(feed.nameOf(thread.createdBy), formatWhen(thread.createdAt))}
        </p>
      )}
      <Ended thread={thread} feed={feed} />
      {thread.proposal && thread.state === 'open' && <ProposalActions session={session} feed={feed} listed={listed} />}
      {may.comment && (
        <Composer
          session={session}
          label={words.replyLabel}
          placeholder={words.reply}
          draft={reply ?? EMPTY}
          onChange={next => store.put('replies', thread.id, next.text === '' ? null : next)}
          onSend={async given => {
            await sendReply(session, thread.id, given)
            store.put('replies', thread.id, null)
          }}
          onDiscard={() => {
            store.put('replies', thread.id, null)
            session.editor?.view.focus()
          }}
          hasActs={reply !== undefined}
        />
      )}
      {failure && (
        <p className="ss-thread__error" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      <div className="ss-thread__acts">
        {!isGone && thread.anchor.kind !== 'document' && (
          <Button data-density="small" variant="tertiary" onClick={() => onGo(thread.id)}>
            <ArrowRightIcon aria-hidden />
            {words.goTo}
          </Button>
        )}
        {may.comment && thread.state === 'open' && (
          <AssignMenu
            session={session}
            feed={feed}
            thread={thread}
            label={assigneeWords(session, feed, thread)}
            onFailure={setFailure}
          />
        )}
        <span className="ss-grow" />
        {thread.state === 'open' && may.resolve && placeOfInsats(session, thread) !== null && (
          <Button data-density="small" onClick={() => void run(() => acceptInsats(session, thread))}>
            <PlusIcon aria-hidden />
            {words.putInsats}
          </Button>
        )}
        {!thread.proposal && thread.state === 'open' && may.resolve && (
          <Button data-density="small" variant="secondary" onClick={() => void run(() => endThread(session, thread))}>
            <CheckmarkIcon aria-hidden />
            {words.resolve}
          </Button>
        )}
        {mayReopen && (
          <Button
            data-density="small"
            variant="secondary"
            onClick={() => void run(() => reopenThread(session, thread))}
          >
            {words.reopen}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Before anything is written in answer. */
const EMPTY = draftOf()

function assigneeWords(
  { projection }: EditorSession,
  feed: CommentFeed,
  { assignedPerson, assignedUnit }: Thread
): string {
  if (assignedPerson) return words.assigned(feed.nameOf(assignedPerson))
  const unit = projection.context.kommun.enheter.find(each => each.id === assignedUnit)
  return assignedUnit ? words.assigned(unit?.name ?? assignedUnit) : words.assign
}

/** How a settled thread ended. */
function Ended({ thread, feed }: { thread: Thread; feed: CommentFeed }) {
  const { state, stateBy, stateAt } = thread
  if (state === 'open' || !stateBy || !stateAt) return null
  return <p className="ss-thread__note">{words.ended[state](feed.nameOf(stateBy), formatWhen(stateAt))}</p>
}

/** Accept and reject; where the text has changed since, what stands there now and a second question. */
function ProposalActions({ session, feed, listed }: Pick<ThreadCardProps, 'session' | 'feed' | 'listed'>) {
  const { thread } = listed
  const { may } = useWatched(feed.state)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [hindrance, setHindrance] = useState<Hindrance>(null)
  const [busy, setBusy] = useState(false)
  const run = async (work: () => Promise<void>): Promise<void> => {
    setFailure(null)
    setBusy(true)
    try {
      await work()
    } catch (error) {
      setFailure(toApiError(error))
      void feed.fetch()
    } finally {
      setBusy(false)
    }
  }
  const accept = (): void => {
    const now = hindranceOf(session, thread)
    setHindrance(now)
    if (now === null) void run(() => acceptProposal(session, thread))
  }
  const accepts = may.accept && session.writable
  const isMine = thread.createdBy === session.open.me.id && may.comment
  return (
    <>
      {hindrance && (
        <p className="ss-thread__note" role="alert">
          {hindrance === 'gone' ? words.textGone : hindrance === 'changed' ? words.textChanged : words.notHere}
        </p>
      )}
      {failure && (
        <p className="ss-thread__error" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      <div className="ss-thread__acts">
        {accepts && hindrance !== 'changed' && (
          <Button data-density="small" disabled={busy || hindrance !== null} onClick={accept}>
            <CheckmarkIcon aria-hidden />
            {words.accept}
          </Button>
        )}
        {accepts && hindrance === 'changed' && (
          <Button
            data-density="small"
            disabled={busy}
            onClick={() => void run(() => acceptProposal(session, thread, true))}
          >
            {words.acceptAnyway}
          </Button>
        )}
        {(accepts || isMine) && (
          <Button
            data-density="small"
            variant="secondary"
            disabled={busy}
            onClick={() => void run(() => endThread(session, thread))}
          >
            <XMarkIcon aria-hidden />
            {accepts ? words.reject : words.takeBack}
          </Button>
        )}
      </div>
    </>
  )
}
