import type { Participant, ThreadList } from '../../../../schemas/api/threads.ts'
import type { Thread } from '../../../../schemas/comments/thread.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { mayDo } from '../../../../schemas/policy/actions.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { threadsApi } from '../../../app/threads-api.ts'
import { Observable } from '../../../editor/session/emitter.ts'
import type { EditorSession } from '../../../editor/session/session.ts'

export interface FeedState {
  ready: boolean
  error: ApiError | null
  may: ThreadList['may']
  people: ReadonlyMap<string, Participant>
}

const NOTHING: FeedState = {
  ready: false,
  error: null,
  may: { comment: false, propose: false, resolve: false, accept: false },
  people: new Map()
}

/** After a failed fetch, when to try again, in milliseconds. */
const AGAIN = 5000

/**
 * Fetches the threads of an open document: all of them once, and what changed whenever the server says that something did. One for each
 * session; it ends with it.
 */
export class CommentFeed {
  readonly state = new Observable<FeedState>(NOTHING)
  readonly #session: EditorSession
  readonly #stop: () => void
  #revision = 0
  #running = false
  #wanted = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #ended = false

  constructor(session: EditorSession) {
    this.#session = session
    this.#stop = session.rows.subscribe(() => {
      const said = session.rows.get()
      if (said?.kind === 'threads' && (said.revision === 0 || said.revision > this.#revision)) void this.fetch()
    })
    void this.fetch()
  }

  nameOf = (person: string): string => this.state.get().people.get(person)?.name ?? messages.comments.somebody

  /** Fetches what changed; while that is under way, once more when it is done. */
  async fetch(): Promise<void> {
    this.#wanted = true
    if (this.#running) return
    this.#running = true
    try {
      while (this.#wanted && !this.#ended) {
        this.#wanted = false
        this.#take(await threadsApi.list(this.#session.open.id, this.#revision))
      }
    } catch (error) {
      if (this.#ended) return
      this.state.set({ ...this.state.get(), error: toApiError(error) })
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.fetch(), AGAIN)
    } finally {
      this.#running = false
    }
  }

  #take(list: ThreadList): void {
    if (this.#ended) return
    const { comments } = this.#session
    this.#revision = list.revision
    const before = this.state.get()
    const people = new Map(before.people)
    for (const person of list.people) people.set(person.id, person)
    this.state.set({ ready: true, error: null, may: list.may, people })
    comments.accepts.set(list.may.accept && this.#session.writable)
    if (list.threads.length === 0) return
    const threads = new Map(comments.threads.get())
    const active = comments.active.get()
    for (const thread of list.threads) {
      // What is settled leaves the list of open ones, and the text.
      const isSettled = thread.state !== 'open' && threads.get(thread.id)?.state === 'open'
      if (isSettled && thread.id === active) comments.active.set(null)
      threads.set(thread.id, thread)
    }
    comments.threads.set(threads)
  }

  /** Somebody who was chosen from a list is known from then on. */
  know(people: readonly Participant[]): void {
    const state = this.state.get()
    const next = new Map(state.people)
    for (const person of people) next.set(person.id, person)
    this.state.set({ ...state, people: next })
  }

  /** Notes that the person has seen a thread as it is shown. A failure is of no matter: it stays unread. */
  seen(thread: Thread): void {
    if (!thread.unread) return
    const { comments, open } = this.#session
    comments.threads.set(new Map(comments.threads.get()).set(thread.id, { ...thread, unread: false }))
    void threadsApi.markRead(open.id, [{ thread: thread.id, revision: thread.revision }]).catch(() => {})
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
    this.#stop()
  }
}

const NO_FEED = new Observable<FeedState>(NOTHING)

/** What the feed of a session knows; of whoever may not see comments, nothing. */
export const feedStateOf = (session: EditorSession): Observable<FeedState> => feedOf(session)?.state ?? NO_FEED

const feeds = new WeakMap<EditorSession, CommentFeed>()

/** The feed of a session; null for whoever may not see comments. */
export function feedOf(session: EditorSession): CommentFeed | null {
  if (mayDo(session.open.role, 'see-comments', session.open.state) !== 'yes') return null
  let feed = feeds.get(session)
  if (!feed) {
    feed = new CommentFeed(session)
    feeds.set(session, feed)
    session.onEnd(() => feed?.end())
  }
  return feed
}
