import type { Anchor } from '../../../../schemas/comments/anchor.ts'
import { bodyOf } from '../../../../schemas/comments/body.ts'
import { anchorPartOf } from '../../../../schemas/comments/make.ts'
import { replacementText } from '../../../../schemas/comments/proposal.ts'
import type { Thread } from '../../../../schemas/comments/thread.ts'
import { newRecordId } from '../../../../schemas/document/ids.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { ApiError, toApiError } from '../../../app/api-error.ts'
import { threadsApi } from '../../../app/threads-api.ts'
import { anchorOfProposal, anchorOfSelection } from '../../../editor/comments/anchor-of.ts'
import { placeOfInsats, putInsats } from '../../../editor/comments/insats.ts'
import { acceptable, applyProposal, rewritten, runsBetween } from '../../../editor/comments/proposals.ts'
import { catchUp } from '../../../editor/plugins/catch-up.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { changePanel } from '../panel/panel-state.ts'
import { begunAccepts, noteBegun } from './begun-accepts.ts'
import { changeComments } from './comment-state.ts'
import { type DraftText, type DraftThread, draftOf, draftsOf } from './drafts.ts'
import { feedOf } from './feed.ts'

const words = messages.comments

/** Begins a new comment or proposal on what is selected. What cannot be is said in the panel. A draft that has words is not thrown away. */
export function beginThread(session: EditorSession, kind: 'comment' | 'proposal', anchor?: Anchor): void {
  const store = draftsOf(session)
  // What was selected a moment ago, also where nobody writes.
  if (session.editor) catchUp(session.editor.view)
  const state = session.editor?.state
  changePanel(session, { tab: 'kommentarer' })
  const unsent = store.drafts.get().thread
  if (unsent && (unsent.text.trim() !== '' || isChanged(unsent))) {
    changeComments(session, { note: words.unsent })
    return
  }
  const marked = anchor ?? (kind === 'comment' ? anchorOfSelection(session) : anchorOfProposal(session))
  if (marked === 'too-long' || marked === null) {
    changeComments(session, { note: marked === null ? words.noProposalHere : words.tooLong })
    announce(marked === null ? words.noProposalHere : words.tooLong, 'comment')
    return
  }
  let proposal: DraftThread['proposal'] = null
  if (kind === 'proposal' && state && marked.kind === 'text') {
    const here = acceptable(session, session.comments, { anchor: marked })
    const old = here && marked.parts[0]?.quote ? runsBetween(session.editor!.state.doc, here.from, here.to) : []
    proposal = { old, written: replacementText(old) }
  }
  changeComments(session, { note: null })
  session.comments.active.set(null)
  store.change({ thread: { ...draftOf(), anchor: marked, proposal } })
}

const isChanged = ({ proposal }: DraftThread): boolean =>
  proposal !== null && proposal.written !== replacementText(proposal.old)

/** How long one waits until the letters that a comment is about are at the server, in milliseconds. */
const STORED_WITHIN = 5000

async function stored(session: EditorSession): Promise<void> {
  const limit = Date.now() + STORED_WITHIN
  while (!session.allStored && session.writable && Date.now() < limit)
    await new Promise(resolve => setTimeout(resolve, 50))
}

/**
 * Sends the new thread and gives its id. When others changed the text of a comment meanwhile, it is sent once more for what stands there
 * now; a proposal is not: its author sees the new words first. Throws `ApiError`; the draft stays.
 */
export async function sendThread(session: EditorSession, draft: DraftThread): Promise<string> {
  await stored(session)
  const { open, comments } = session
  const body = bodyOf(draft.text.trim(), draft.chosen)
  const replacement = draft.proposal ? rewritten(draft.proposal.old, draft.proposal.written) : null
  const send = (anchor: Anchor) => threadsApi.create(open.id, { key: draft.key, anchor, replacement, body })
  const made = await send(draft.anchor).catch(async error => {
    const fresh = toApiError(error).id === 'text-andrad' ? anchoredAgain(session, draft.anchor) : null
    if (!fresh) throw error
    if (draft.proposal) {
      const here = acceptable(session, comments, { anchor: fresh })
      const old = here ? runsBetween(session.editor!.state.doc, here.from, here.to) : []
      draftsOf(session).change({ thread: { ...draft, anchor: fresh, proposal: { ...draft.proposal, old } } })
      throw error
    }
    return send(fresh)
  })
  await feedOf(session)?.fetch()
  return made.id
}

/** The same anchor for the text as it stands now; null when it is gone. */
function anchoredAgain({ comments, doc }: EditorSession, anchor: Anchor): Anchor | null {
  const found = comments.find({ anchor })
  if (!('stretches' in found)) return null
  return { kind: 'text', parts: found.stretches.map(s => anchorPartOf(doc, s.record, s.field, s.from, s.to)) }
}

export async function sendReply(session: EditorSession, thread: string, draft: DraftText): Promise<void> {
  await threadsApi.reply(session.open.id, thread, { key: draft.key, body: bodyOf(draft.text.trim(), draft.chosen) })
  await feedOf(session)?.fetch()
}

export async function sendEdit(session: EditorSession, thread: string, entry: string, draft: DraftText): Promise<void> {
  await threadsApi.edit(session.open.id, thread, entry, bodyOf(draft.text.trim(), draft.chosen))
  await feedOf(session)?.fetch()
}

/** What keeps a proposal from being accepted as it is. */
export type Hindrance = 'gone' | 'changed' | 'not-here' | null

export function hindranceOf(session: EditorSession, thread: Thread): Hindrance {
  if (!session.editor) return 'gone'
  const here = acceptable(session, session.comments, thread)
  if (!here) return 'gone'
  const [part] = thread.anchor.kind === 'text' ? thread.anchor.parts : []
  if (part && !session.projection.context.writing.text(part.record)) return 'not-here'
  return here.isSame ? null : 'changed'
}

/**
 * Accepts a proposal: first it is marked so at the server, which only one person can, then the text changes as an edit of this person. When
 * the text went away in between, the proposal is opened again. Throws `ApiError`: then nothing has changed.
 */
export async function acceptProposal(session: EditorSession, thread: Thread, anyway = false): Promise<void> {
  const { comments } = session
  const before = acceptable(session, comments, thread)
  if (!before || (!before.isSame && !anyway)) throw new ApiError('text-andrad', 409, hindered(before === null))
  await settleFirst(
    session,
    thread,
    'accept',
    () => {
      const here = acceptable(session, comments, thread)
      return here && (here.isSame || anyway)
        ? () => applyProposal(session, here, thread.proposal?.replacement ?? [])
        : null
    },
    words.textGoneMeanwhile
  )
  announce(words.accepted, `proposal-${thread.id}`)
}

/**
 * Puts the insats in that a thread proposes: first the thread is resolved at the server, which only one person can, then the insats comes as an edit of
 * this person. When its place went away in between, the thread is opened again. Throws `ApiError`: then nothing has changed.
 */
export async function acceptInsats(session: EditorSession, thread: Thread): Promise<void> {
  const { insats } = thread
  if (!insats || !placeOfInsats(session, thread))
    throw new ApiError('text-andrad', 409, { message: words.insatsNowhere, remedy: '' })
  await settleFirst(
    session,
    thread,
    'resolve',
    () => {
      const place = placeOfInsats(session, thread)
      return place && (() => putInsats(session, place, insats))
    },
    words.insatsNowhere
  )
  announce(words.insatsPutIn, `thread-${thread.id}`)
}

/**
 * Settles a thread at the server, and then changes the text as it says. `changing` looks once more whether the text still has its place, and gives what
 * changes it; null: it has not, and the thread is opened again. What was begun is noted meanwhile, for a page that is closed in between (`finishAccepts`).
 */
async function settleFirst(
  session: EditorSession,
  { id }: Thread,
  act: 'accept' | 'resolve',
  changing: () => (() => void) | null,
  gone: string
): Promise<void> {
  const { open } = session
  noteBegun(session, id, true)
  try {
    await settle(open.id, id, act)
  } catch (error) {
    // Without an answer it may have been settled all the same.
    if (toApiError(error).status !== 0) noteBegun(session, id, false)
    throw error
  }
  const change = changing()
  change?.()
  noteBegun(session, id, false)
  if (!change) await threadsApi.reopen(open.id, id)
  await feedOf(session)?.fetch()
  if (!change) throw new ApiError('text-andrad', 409, { message: gone, remedy: '' })
}

const keys = new Map<string, string>()

/** A request whose answer got lost is sent with the same key when the person tries again, and so is not taken for somebody else's. */
async function settle(document: string, thread: string, end: 'resolve' | 'accept' | 'reject'): Promise<void> {
  const name = `${thread} ${end}`
  const key = keys.get(name) ?? newRecordId()
  keys.set(name, key)
  await threadsApi.settle(document, thread, end, key)
  keys.delete(name)
}

/** Puts into the text what this person accepted in a page that was closed before it came to that. */
export function finishAccepts(session: EditorSession): void {
  const { comments, open } = session
  if (!session.editor) return
  for (const id of begunAccepts(session)) {
    const thread = comments.threads.get().get(id)
    const place = thread?.state === 'resolved' && thread.stateBy === open.me.id ? placeOfInsats(session, thread) : null
    if (place && thread?.insats) putInsats(session, place, thread.insats)
    const isMine = thread?.state === 'accepted' && thread.stateBy === open.me.id
    const here = isMine ? acceptable(session, comments, thread) : null
    if (here?.isSame) applyProposal(session, here, thread?.proposal?.replacement ?? [])
    noteBegun(session, id, false)
  }
}

const hindered = (gone: boolean): { message: string; remedy: string } => ({
  message: gone ? words.textGone : words.textChanged,
  remedy: ''
})

/** Rejects a proposal or resolves a thread of comments. Throws `ApiError`. */
export async function endThread(session: EditorSession, thread: Thread): Promise<void> {
  const end = thread.proposal ? 'reject' : 'resolve'
  await settle(session.open.id, thread.id, end)
  announce(end === 'reject' ? words.rejected : words.resolved, `thread-${thread.id}`)
  await feedOf(session)?.fetch()
}

export async function reopenThread(session: EditorSession, thread: Thread): Promise<void> {
  await threadsApi.reopen(session.open.id, thread.id)
  announce(words.reopened, `thread-${thread.id}`)
  await feedOf(session)?.fetch()
}
