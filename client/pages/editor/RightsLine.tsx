import { useEffect, useState, useSyncExternalStore } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { mayDo } from '../../../schemas/policy/actions.ts'
import { isLocked } from '../../../schemas/remiss/states.ts'
import { inSentence, nameOf } from '../../editor/review/names.ts'
import { namingOf } from '../../editor/review/naming.ts'
import type { EditorSession } from '../../editor/session/session.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useWatched } from './useSession.ts'
import './rights.css'

const words = messages.rights

/** So many areas are named; the rest are counted. */
const NAMED = 3
/** Milliseconds. */
const TOLD_FOR = 15_000

/** One quiet line that says what of the document the person may write; nothing for those who write everything. */
export function RightsLine({ session }: { session: EditorSession }) {
  const stopped = useWatched(session.stopped)
  const line = useSyncExternalStore(session.version.subscribe, () => lineOf(session))
  const isDelegate = session.writing.something
  const isFirst = stopped === 1
  useEffect(() => {
    if (isFirst) announce(isDelegate ? words.stopped : messages.editor.reviewOnly, 'rights')
  }, [isFirst, isDelegate])
  const fresh = useFresh(session)
  const changed = fresh && session.roleBefore && words.now(inSentence(messages.roles[session.open.role]))
  useEffect(() => {
    if (changed) announce(changed, 'rights')
  }, [changed])
  if (line === null && !changed) return null
  return (
    <p className="ss-readonly" data-stopped={(isDelegate && stopped > 0) || undefined}>
      {[changed, isDelegate && stopped > 0 && words.stopped, line, isDelegate && stopped === 0 && line && words.rest]
        .filter(Boolean)
        .join(' ')}
    </p>
  )
}

/** A new role is told for a while; where the person does not write everything, what they write goes on being told. */
function useFresh(session: EditorSession): boolean {
  const [fresh, setFresh] = useState(session.roleBefore !== null)
  useEffect(() => {
    const timer = setTimeout(() => setFresh(false), TOLD_FOR)
    return () => clearTimeout(timer)
  }, [])
  return fresh
}

function lineOf(session: EditorSession): string | null {
  const { open, writing } = session
  if (writing.everything) return null
  if (writing.something) return areasOf(session)
  if (open.state === 'arkiverad') return messages.editor.archived
  if (isLocked(open.state)) return messages.editor.decided
  return mayDo(open.role, 'comment', open.state) === 'yes' ? messages.editor.reviewOnly : messages.editor.readOnly
}

function areasOf({ open: { scope, template }, projection }: EditorSession): string {
  const naming = namingOf(projection)
  const names = (scope?.records ?? []).flatMap(id => {
    const post = projection.reading.live.get(id)
    if (!post) return []
    const name = nameOf(post, naming)
    return [post.type === 'section' || !name.words ? `”${name.kind}”` : `”${name.words}”`]
  })
  const areas = names.length > NAMED ? [...names.slice(0, NAMED - 1), words.andMore(names.length - NAMED + 1)] : names
  if (scope?.egnaInsatser) areas.push(words.ownInsatser(inSentence(template.insats.plural)))
  if (areas.length === 0) return words.noAreas
  const last = areas.pop() as string
  return words.areas(areas.length > 0 ? `${areas.join(', ')} ${words.and} ${last}` : last)
}
