import { Button } from '@digdir/designsystemet-react'
import { Chat2Icon } from '@navikt/aksel-icons'
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { goToThread } from '../../../editor/comments/go.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useRovingFocus } from '../../../ui/useRovingFocus.ts'
import { afterOverlay } from '../outline/afterOverlay.ts'
import { useWatched } from '../useSession.ts'
import { beginThread } from './actions.ts'
import { CommentFilters } from './CommentFilters.tsx'
import { changeComments, commentState } from './comment-state.ts'
import type { CommentFeed } from './feed.ts'
import { NewThread } from './NewThread.tsx'
import { ThreadCard } from './ThreadCard.tsx'
import { useThreadCounts, useThreadGroups } from './useThreads.ts'
import './comments.css'

const words = messages.comments

interface CommentListProps {
  session: EditorSession
  feed: CommentFeed
  onGo: () => void
}

/** The tab *Kommentarer*: what is being written, and the threads by section in the order of the document. */
export const CommentList = memo(function CommentList({ session, feed, onGo }: CommentListProps) {
  const { ready, error, may, people } = useWatched(feed.state)
  const { choice, note, focus } = useWatched(commentState(session))
  const active = useWatched(session.comments.active)
  const counts = useThreadCounts(session, feed)
  const groups = useThreadGroups(session, feed)
  const list = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => groups.flatMap(group => group.threads.map(t => t.thread.id)), [groups])
  const roving = useRovingFocus(list, keys, active)

  const choose = useCallback(
    (thread: string) => {
      const { comments } = session
      comments.active.set(comments.active.get() === thread ? null : thread)
      goToThread(session, comments, thread, { focus: false })
    },
    [session]
  )
  const go = useCallback(
    (thread: string) => afterOverlay(onGo, () => void goToThread(session, session.comments, thread)),
    [session, onGo]
  )
  const done = useRef(0)
  useEffect(() => {
    if (!focus || focus.asked === done.current || !keys.includes(focus.thread)) return
    done.current = focus.asked
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(focus.thread)}"]`)?.focus()
  }, [focus, keys])

  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    const isWriting = event.target instanceof HTMLElement && event.target.matches('textarea, input')
    const letter = event.key.toLowerCase()
    if (!isWriting && !event.ctrlKey && !event.altKey && !event.metaKey && (letter === 'j' || letter === 'k')) {
      step(list.current, letter === 'j' ? 1 : -1)
      event.preventDefault()
    } else roving.onKeyDown(event)
  }
  if (!ready)
    return (
      <p className="ss-panel__note" role="status">
        {error ? words.failed : words.loading}
      </p>
    )
  const nothing = counts.open + counts.done === 0
  return (
    <>
      {!nothing && (
        <CommentFilters
          session={session}
          choice={choice}
          counts={counts}
          people={people}
          onChange={next => changeComments(session, { choice: next })}
        />
      )}
      {note && (
        <div className="ss-comments__note">
          <Notice tone="info" onClose={() => changeComments(session, { note: null })}>
            {note}
          </Notice>
        </div>
      )}
      {error && <p className="ss-panel__note">{words.failed}</p>}
      <NewThread session={session} />
      {groups.length === 0 && (
        <EmptyState
          icon={<Chat2Icon aria-hidden />}
          title={nothing ? words.emptyTitle : words.noneShown}
          actions={
            nothing ? undefined : (
              <Button
                variant="secondary"
                data-density="small"
                onClick={() => changeComments(session, { choice: { show: 'open', person: null, unit: null } })}
              >
                {words.showOpen}
              </Button>
            )
          }
        >
          {nothing && <p>{may.comment ? words.empty : words.emptyReadOnly}</p>}
        </EmptyState>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows in it are buttons; it hears the arrow keys for all of them. */}
      <div ref={list} className="ss-comments" onKeyDown={pressed} onFocus={roving.onFocus} onBlur={roving.onBlur}>
        {groups.map(group => (
          <section key={group.key} className="ss-comments__group" aria-label={group.title}>
            <h3>{group.title}</h3>
            {group.threads.map(listed => (
              <ThreadCard
                key={listed.thread.id}
                session={session}
                feed={feed}
                listed={listed}
                isActive={active === listed.thread.id}
                tabbable={roving.tabbable === listed.thread.id}
                onChoose={choose}
                onGo={go}
              />
            ))}
          </section>
        ))}
      </div>
      {may.comment && (
        <p className="ss-comments__all">
          <Button
            variant="tertiary"
            data-density="small"
            onClick={() => beginThread(session, 'comment', { kind: 'document' })}
          >
            {words.aboutAll}
          </Button>
        </p>
      )}
    </>
  )
})

/** The focus goes to the next or the previous thread; from within one, to its neighbours. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = rows.findIndex(row => row.closest('[data-row-of]')?.contains(document.activeElement))
  rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
}
