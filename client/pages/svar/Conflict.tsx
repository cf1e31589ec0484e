import { Button } from '@digdir/designsystemet-react'
import { messages } from '../../../schemas/messages/messages.ts'
import type { AnswerPart } from '../../../schemas/remiss/answer.ts'
import { Notice } from '../../ui/Notice.tsx'
import type { LocalDraft } from './draft-store.ts'
import { PartWords } from './PartWords.tsx'
import { useAnswer } from './useAnswer.ts'

/** Two have written the same at the same time: both texts stand here until somebody chooses. */
export function Conflict({ draft }: { draft: LocalDraft }) {
  const { store } = useAnswer()
  const texts = messages.svar.conflict
  const { theirs } = draft
  const name = theirs?.changedBy ?? ''
  return (
    <Notice
      tone="warning"
      actions={
        theirs ? (
          <>
            <Button data-density="small" onClick={() => store.choose(draft.id, 'both')}>
              {texts.keepBoth}
            </Button>
            <Button data-density="small" variant="secondary" onClick={() => store.choose(draft.id, 'mine')}>
              {texts.keepMine}
            </Button>
            <Button data-density="small" variant="secondary" onClick={() => store.choose(draft.id, 'theirs')}>
              {texts.keepTheirs(name)}
            </Button>
          </>
        ) : (
          <>
            <Button data-density="small" onClick={() => store.choose(draft.id, 'mine')}>
              {texts.keep}
            </Button>
            <Button data-density="small" variant="secondary" onClick={() => store.choose(draft.id, 'theirs')}>
              {texts.accept}
            </Button>
          </>
        )
      }
    >
      <p>
        <strong>{theirs ? texts.title(name) : texts.gone}</strong> {texts.both}
      </p>
      {theirs && <Text label={texts.theirs(name)} part={theirs.part} />}
      <Text label={texts.mine} part={draft.part} />
    </Notice>
  )
}

const Text = ({ label, part }: { label: string; part: AnswerPart }) => (
  <div className="ss-svar-conflict">
    <p className="ss-sm">{label}</p>
    <PartWords part={part} />
  </div>
)
