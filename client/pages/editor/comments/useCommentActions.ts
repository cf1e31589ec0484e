import { useEffect, useRef } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { recordWithCaret } from '../../../editor/commands/tool-keys.ts'
import { threadsAt } from '../../../editor/comments/comment-marks.ts'
import { goToThread } from '../../../editor/comments/go.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { useLatest } from '../outline/useLatest.ts'
import { changePanel } from '../panel/panel-state.ts'
import { afterClosing } from '../toolbar/after-closing.ts'
import { useWatched } from '../useSession.ts'
import { acceptProposal, beginThread, endThread, finishAccepts, hindranceOf } from './actions.ts'
import { changeComments } from './comment-state.ts'
import { feedOf, feedStateOf } from './feed.ts'

const words = messages.comments

/**
 * Does what the page and its keys ask about comments: begin one, go to one, decide on a proposal. Also opens the thread that the address
 * names (`?trad=`). Whatever has to be shown, is shown in the panel, which `openPanel` opens.
 */
export function useCommentActions(session: EditorSession, openPanel: () => void): void {
  const action = useWatched(session.action)
  const { ready, may } = useWatched(feedStateOf(session))
  const page = useWatched(session.page)
  const open = useLatest(openPanel)
  const linked = useRef(false)

  useEffect(() => {
    if (!action) return
    const { act, id, anchor } = action
    const show = (thread: string): void => showThread(session, thread, open)
    if (act === 'comment' || act === 'propose') {
      if (act === 'comment' ? may.comment : may.propose) {
        open()
        const begin = (): void => beginThread(session, act === 'comment' ? 'comment' : 'proposal')
        // By a key the field is there before the next key is pressed, so that no letter of the comment lands in the page.
        if (anchor === session.editor?.view.dom) begin()
        // A menu from which it was chosen gives the focus back first.
        else afterClosing(begin)
      }
    } else if (act === 'thread') show(id)
    else if (act === 'thread-here') showHere(session, show)
    else if (act === 'proposal-accept' || act === 'proposal-reject') void decide(session, id, act, show)
    else return
    session.action.set(null)
  }, [action, session, may, open])

  useEffect(() => {
    if (!ready || !page || linked.current) return
    linked.current = true
    finishAccepts(session)
    const wanted = new URLSearchParams(location.search).get('trad')
    const thread = wanted === null ? undefined : session.comments.threads.get().get(wanted)
    if (!thread) return
    if (thread.state !== 'open') changeComments(session, { choice: { show: 'done', person: null, unit: null } })
    showThread(session, thread.id, open)
    // The page is drawn in the frame that follows.
    afterClosing(() => goToThread(session, session.comments, thread.id, { focus: false }))
  }, [ready, page, session, open])
}

function showThread(session: EditorSession, thread: string, open: () => void): void {
  if (!feedOf(session)) return
  open()
  changePanel(session, { tab: 'kommentarer' })
  session.comments.active.set(thread)
  changeComments(session, { focus: { thread, asked: Date.now() } })
}

/** Opens the thread where the caret stands: of the letters there, else of the record. */
function showHere(session: EditorSession, show: (thread: string) => void): void {
  const state = session.editor?.state
  if (!state) return
  const { from, to } = state.selection
  const record = recordWithCaret(session)
  const ofRecord = [...session.comments.threads.get().values()].find(
    ({ anchor, state: now }) => now === 'open' && anchor.kind === 'record' && anchor.record === record
  )
  const id = threadsAt(state, from, to).at(-1) ?? ofRecord?.id
  if (id) show(id)
  else announce(words.noneHere, 'comment')
}

/** Accepts or rejects from a button in the text. What keeps it from being done is told in the panel, at the proposal. */
async function decide(session: EditorSession, id: string, act: string, show: (thread: string) => void): Promise<void> {
  const thread = session.comments.threads.get().get(id)
  if (!thread) return
  if (act === 'proposal-accept' && hindranceOf(session, thread) !== null) return show(id)
  try {
    if (act === 'proposal-accept') await acceptProposal(session, thread)
    else await endThread(session, thread)
    session.editor?.view.focus()
  } catch (error) {
    const { message, remedy } = toApiError(error)
    changeComments(session, { note: `${message} ${remedy}`.trim() })
    show(id)
    void feedOf(session)?.fetch()
  }
}
