import type { RuleId } from '../../../../schemas/rules/ids.ts'
import type { Problem } from '../../../../schemas/rules/rule.ts'
import { Observable } from '../../../editor/session/emitter.ts'
import type { EditorSession } from '../../../editor/session/session.ts'

export type Severity = Problem['severity']

/** What is chosen in the panel. It holds while the panel is hidden, or closed as a sheet. */
export interface PanelState {
  tab: 'kommentarer' | 'problem' | 'papperskorg' | 'checklista'
  /** The severities to show; none chosen shows all. */
  severities: readonly Severity[]
  rule: RuleId | null
  /** A question of the checklist that a problem led to. */
  question: string | null
}

const states = new WeakMap<EditorSession, Observable<PanelState>>()

/** The state of the panel of a session. */
export function panelState(session: EditorSession): Observable<PanelState> {
  let state = states.get(session)
  if (!state) {
    state = new Observable<PanelState>({ tab: 'problem', severities: [], rule: null, question: null })
    states.set(session, state)
  }
  return state
}

export function changePanel(session: EditorSession, change: Partial<PanelState>): void {
  const state = panelState(session)
  state.set({ ...state.get(), ...change })
}
