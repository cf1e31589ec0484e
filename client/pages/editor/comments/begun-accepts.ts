import { z } from 'zod'
import type { EditorSession } from '../../../editor/session/session.ts'

/**
 * Proposals that this person has begun to accept: marked at the server, perhaps, and not yet put into the text. Kept in the browser, so that
 * a page that is closed in that moment puts them in when it is opened again.
 */
const nameOf = ({ open }: EditorSession): string => `styrskrift-godkanner:${open.id}:${open.me.id}`

export function begunAccepts(session: EditorSession): string[] {
  try {
    return z
      .array(z.string())
      .catch([])
      .parse(JSON.parse(localStorage.getItem(nameOf(session)) ?? '[]'))
  } catch {
    return []
  }
}

export function noteBegun(session: EditorSession, thread: string, begun: boolean): void {
  const others = begunAccepts(session).filter(id => id !== thread)
  const next = begun ? [...others, thread] : others
  try {
    if (next.length > 0) localStorage.setItem(nameOf(session), JSON.stringify(next))
    else localStorage.removeItem(nameOf(session))
  } catch {
    // Without storage the moment between the two is all that is at risk.
  }
}
