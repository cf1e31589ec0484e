import { Observable } from '../../../editor/session/emitter.ts'
import type { EditorSession } from '../../../editor/session/session.ts'

/** Which threads the panel shows. `person` and `unit` narrow it to those that one person or unit has to do with. */
export interface Choice {
  show: 'open' | 'mine' | 'done'
  person: string | null
  unit: string | null
}

/** What the panel of comments holds while it is hidden: the choice, and something that the person has to be told there. */
export interface CommentState {
  choice: Choice
  note: string | null
  /** The thread whose row is to get the focus when it is drawn, and how often that was asked. */
  focus: { thread: string; asked: number } | null
}

const states = new WeakMap<EditorSession, Observable<CommentState>>()

export function commentState(session: EditorSession): Observable<CommentState> {
  let state = states.get(session)
  if (!state) {
    state = new Observable<CommentState>({
      choice: { show: 'open', person: null, unit: null },
      note: null,
      focus: null
    })
    states.set(session, state)
  }
  return state
}

export function changeComments(session: EditorSession, change: Partial<CommentState>): void {
  const state = commentState(session)
  state.set({ ...state.get(), ...change })
}
