import { useMemo, useSyncExternalStore } from 'react'
import { INDEX } from '../../../../schemas/document/ids.ts'
import { sameValue } from '../../../editor/binding/projection.ts'
import { Derived } from '../../../editor/review/derived.ts'
import { namingOf } from '../../../editor/review/naming.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { commentState } from './comment-state.ts'
import type { CommentFeed } from './feed.ts'
import { chosenThreads, groupThreads, type ListContext, type ThreadGroup } from './thread-groups.ts'

/** What one needs to say where threads stand. */
function listContextOf(session: EditorSession): ListContext {
  const { projection, comments } = session
  const index = session.doc.getMap(INDEX)
  return {
    reading: projection.reading,
    naming: namingOf(projection),
    found: comments.found.get(),
    parentOf: record => (index.get(`${record}|p`) as { a?: string | null } | undefined)?.a ?? null
  }
}

/** The threads that are chosen, by section in the order of the document, under the names that the places have now. */
export function useThreadGroups(session: EditorSession, feed: CommentFeed): readonly ThreadGroup[] {
  const derived = useMemo(() => {
    const { version, comments, open } = session
    const state = commentState(session)
    const work = (): readonly ThreadGroup[] => {
      const chosen = chosenThreads(
        comments.threads.get().values(),
        state.get().choice,
        open.me.id,
        feed.state.get().people
      )
      return groupThreads(chosen, listContextOf(session))
    }
    return new Derived([version, comments.threads, comments.found, state, feed.state], work, (before, after) =>
      sameGroups(before, after) ? before : after
    )
  }, [session, feed])
  return useSyncExternalStore(derived.subscribe, derived.get)
}

const sameGroups = (a: readonly ThreadGroup[], b: readonly ThreadGroup[]): boolean =>
  a.length === b.length &&
  a.every((group, i) => {
    const other = b[i]!
    return (
      group.key === other.key &&
      group.title === other.title &&
      group.threads.length === other.threads.length &&
      group.threads.every((t, j) => sameValue(t, other.threads[j]))
    )
  })

/** How many threads are open, how many of them have something unread, and how many are settled. */
export interface ThreadCounts {
  open: number
  mine: number
  done: number
  unread: number
}

export function useThreadCounts(session: EditorSession, feed: CommentFeed | null): ThreadCounts {
  const derived = useMemo(() => {
    const { comments, open } = session
    const work = (): ThreadCounts => {
      const all = [...comments.threads.get().values()]
      const people = feed?.state.get().people ?? new Map()
      const count = (show: 'mine' | 'done' | 'open'): number =>
        chosenThreads(all, { show, person: null, unit: null }, open.me.id, people).length
      return { open: count('open'), mine: count('mine'), done: count('done'), unread: all.filter(t => t.unread).length }
    }
    return new Derived(feed ? [comments.threads, feed.state] : [comments.threads], work, (before, after) =>
      sameValue(before, after) ? before : after
    )
  }, [session, feed])
  return useSyncExternalStore(derived.subscribe, derived.get)
}
