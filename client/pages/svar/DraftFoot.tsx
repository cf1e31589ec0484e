import { Button } from '@digdir/designsystemet-react'
import { CheckmarkIcon, TrashIcon } from '@navikt/aksel-icons'
import { messages } from '../../../schemas/messages/messages.ts'
import { Conflict } from './Conflict.tsx'
import type { LocalDraft } from './draft-store.ts'
import { EarlierWordings } from './EarlierWordings.tsx'
import { focusUndo } from './focus-draft.ts'
import { useAnswer } from './useAnswer.ts'
import { fieldAround } from './useHeld.ts'

/** Under a draft: whether it is saved, who wrote it, and the way to take it away. */
export function DraftFoot({ draft, removable = true }: { draft: LocalDraft; removable?: boolean }) {
  const { store, whenNamed } = useAnswer()
  const texts = messages.svar.draft
  if (draft.state === 'conflict' || draft.state === 'newer') return <Conflict draft={draft} />
  const { stored } = draft
  const remove = async (): Promise<void> => {
    await store.remove(draft.id)
    focusUndo()
  }
  return (
    <div className="ss-svar-foot">
      <SaveState draft={draft} />
      {stored && (stored.origin !== null || !stored.mine) && (
        <span>{stored.origin === null ? texts.by(stored.changedBy) : texts.fromWord}</span>
      )}
      {removable && (
        <Button
          type="button"
          variant="tertiary"
          data-color="danger"
          data-density="small"
          onClick={() => (stored ? whenNamed(() => void remove()) : void remove())}
        >
          <TrashIcon aria-hidden className="ss-icon" />
          {texts.remove}
        </Button>
      )}
      {stored && <EarlierWordings draft={draft} part={stored.id} />}
    </div>
  )
}

/** Whether what is written is saved. */
export function SaveState({ draft }: { draft: LocalDraft }) {
  const texts = messages.svar.state
  const { whenNamed } = useAnswer()
  const { state, stored, problem } = draft
  if (state === 'new') return null
  if (state === 'saved')
    return (
      <span className="ss-svar-saved">
        <CheckmarkIcon aria-hidden className="ss-icon" />
        {texts.saved(stored && stored.changedAt !== '' ? messages.svar.clock(stored.changedAt).replace(':', '.') : '')}
      </span>
    )
  if (state === 'nameless')
    return (
      <span className="ss-svar-problem" role="alert">
        {texts.nameless}{' '}
        <button
          type="button"
          className="ss-svar-link"
          onClick={({ currentTarget }) => {
            const field = fieldAround(currentTarget)
            whenNamed(() => field?.focus())
          }}
        >
          {texts.tellName}
        </button>
      </span>
    )
  const bad = state === 'kept' || state === 'refused'
  return (
    <span className={bad ? 'ss-svar-problem' : undefined} role={bad ? 'alert' : undefined}>
      {texts[state]} {state === 'refused' && problem}
    </span>
  )
}
