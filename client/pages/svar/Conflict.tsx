import { Button } from '@digdir/designsystemet-react'
import { messages } from '../../../schemas/messages/messages.ts'
import type { AnswerPart } from '../../../schemas/remiss/answer.ts'
import { saysNothing } from '../../../schemas/remiss/contents.ts'
import { Notice } from '../../ui/Notice.tsx'
import type { LocalDraft } from './draft-store.ts'
import { PartWords } from './PartWords.tsx'
import { useAnswer } from './useAnswer.ts'
import { fieldAround } from './useHeld.ts'

/**
 * Two have written the same at the same time: both texts stand here until somebody chooses. Where one has only been standing in the text, the newer wording does, and
 * takes its place when one leaves the field.
 */
export function Conflict({ draft }: { draft: LocalDraft }) {
  const { store } = useAnswer()
  const texts = messages.svar.conflict
  const { theirs, state } = draft
  const name = theirs?.changedBy ?? ''
  const newer = state === 'newer'
  const ways: { which: 'both' | 'mine' | 'theirs'; words: string }[] = newer
    ? [
        { which: 'theirs', words: texts.takeNewer },
        ...(saysNothing(draft.part) ? [] : [{ which: 'mine' as const, words: texts.keepEarlier }])
      ]
    : theirs
      ? [
          { which: 'both', words: texts.keepBoth },
          { which: 'mine', words: texts.keepMine },
          { which: 'theirs', words: texts.keepTheirs(name) }
        ]
      : [
          { which: 'mine', words: texts.keep },
          { which: 'theirs', words: texts.accept }
        ]
  const choose = (which: 'both' | 'mine' | 'theirs', button: Element): void => {
    const field = fieldAround(button)
    store.choose(draft.id, which)
    // The button goes with the notice.
    field?.focus({ preventScroll: true })
  }
  return (
    <Notice
      stacked
      tone={newer ? 'info' : 'warning'}
      actions={ways.map(({ which, words }, i) => (
        <Button
          key={which}
          type="button"
          data-density="small"
          variant={i === 0 ? 'primary' : 'secondary'}
          onMouseDown={event => event.preventDefault()}
          onClick={event => choose(which, event.currentTarget)}
        >
          {words}
        </Button>
      ))}
    >
      {newer ? (
        <p>
          <strong>{texts.newer(name)}</strong> {texts.untouched}
        </p>
      ) : (
        <p>
          <strong>{theirs ? texts.title(name) : texts.gone}</strong> {texts.both}
        </p>
      )}
      {theirs && <Text label={texts.theirs(name)} part={theirs.part} />}
      {!newer && <Text label={texts.mine} part={draft.part} />}
    </Notice>
  )
}

const Text = ({ label, part }: { label: string; part: AnswerPart }) => (
  <div className="ss-svar-conflict">
    <p className="ss-sm">{label}</p>
    <PartWords part={part} />
  </div>
)
