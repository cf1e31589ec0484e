import { useEffect, useRef } from 'react'
import { quoteOf } from '../../../../schemas/comments/anchor.ts'
import { replacementText } from '../../../../schemas/comments/proposal.ts'
import { newRecordId } from '../../../../schemas/document/ids.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { nameOf, placeOf } from '../../../editor/review/names.ts'
import { namingOf } from '../../../editor/review/naming.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { useWatched } from '../useSession.ts'
import { sendThread } from './actions.ts'
import { Composer } from './Composer.tsx'
import { changeComments } from './comment-state.ts'
import { type DraftThread, draftsOf } from './drafts.ts'

const words = messages.comments

/** The comment or proposal that is being written; nothing at all while none is. */
export function NewThread({ session }: { session: EditorSession }) {
  const store = draftsOf(session)
  const { thread: draft } = useWatched(store.drafts)
  const { comments } = session
  const anchor = draft?.anchor ?? null
  useEffect(() => {
    comments.draft.set(anchor)
    return () => comments.draft.set(null)
  }, [comments, anchor])
  if (!draft) return null
  return <Form key={draft.proposal ? 'proposal' : 'comment'} session={session} draft={draft} />
}

function Form({ session, draft }: { session: EditorSession; draft: DraftThread }) {
  const store = draftsOf(session)
  const first = useRef<HTMLTextAreaElement>(null)
  const { proposal, anchor } = draft
  // Only when it was begun just now: a draft that a reload brought back does not take the focus.
  const isFresh = useRef(draft.text === '' && (!proposal || proposal.written === replacementText(proposal.old)))
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!isFresh.current) return
    first.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const discard = (): void => {
    store.change({ thread: null })
    changeComments(session, { note: null })
    session.editor?.view.focus()
  }
  const send = async (given: DraftThread): Promise<void> => {
    const id = await sendThread(session, given)
    store.change({ thread: null })
    changeComments(session, { note: null, focus: { thread: id, asked: Date.now() } })
    session.comments.active.set(id)
  }
  const check = ({ text, proposal: now }: DraftThread): string | null => {
    if (now) return now.written === replacementText(now.old) ? words.unchanged : null
    return text.trim() === '' ? words.noWords : null
  }
  const quote = quoteOf(anchor)
  return (
    <section
      ref={box}
      className="ss-thread ss-thread--new"
      aria-label={proposal ? words.newProposal : words.newComment}
    >
      <h3 className="ss-thread__place">
        <b>{proposal ? words.newProposal : words.newComment}</b> <span>{placeWords(session, draft)}</span>
      </h3>
      {!proposal && quote !== '' && <blockquote className="ss-quote">{quote}</blockquote>}
      <Composer
        session={session}
        label={proposal ? words.why : words.body}
        placeholder={proposal ? words.why : words.mentionHint}
        draft={draft}
        onChange={thread => store.change({ thread })}
        onSend={send}
        onDiscard={discard}
        check={check}
        fieldRef={proposal ? undefined : first}
      >
        {proposal && (
          <>
            {replacementText(proposal.old) !== '' && (
              <p className="ss-composer__old">
                <span className="ss-vh">{words.oldWords}: </span>
                <del className="ss-del">{replacementText(proposal.old)}</del>
              </p>
            )}
            <label className="ss-composer__label">
              {words.newWords}
              <textarea
                ref={first}
                className="ds-input ss-composer__new"
                rows={3}
                maxLength={5000}
                value={proposal.written}
                onChange={event =>
                  store.change({
                    thread: { ...draft, proposal: { ...proposal, written: event.target.value }, key: newRecordId() }
                  })
                }
                onKeyDown={event => {
                  event.stopPropagation()
                  if (event.key !== 'Escape') return
                  event.preventDefault()
                  if (draft.text.trim() === '' && proposal.written === replacementText(proposal.old)) discard()
                  else session.editor?.view.focus()
                }}
              />
            </label>
            {replacementText(proposal.old) !== '' && <p className="ss-composer__hint">{words.newWordsHint}</p>}
          </>
        )}
      </Composer>
    </section>
  )
}

/** Where the draft hangs: "Insats 2.2". */
function placeWords({ projection }: EditorSession, { anchor }: DraftThread): string {
  if (anchor.kind === 'document') return words.wholeDocument
  const { live } = projection.reading
  const post = live.get(anchor.kind === 'record' ? anchor.record : anchor.parts[0]!.record)
  return post ? nameOf(placeOf(post, live), namingOf(projection)).kind : words.gone
}
