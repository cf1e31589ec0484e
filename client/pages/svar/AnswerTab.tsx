import { Button } from '@digdir/designsystemet-react'
import { ChatAddIcon } from '@navikt/aksel-icons'
import { messages } from '../../../schemas/messages/messages.ts'
import { CommentDraft } from './CommentDraft.tsx'
import { DecisionFields } from './DecisionFields.tsx'
import { Files } from './Files.tsx'
import { focusDraft } from './focus-draft.ts'
import { PositionFields } from './PositionFields.tsx'
import { QuestionFields } from './QuestionFields.tsx'
import { Reservations } from './Reservations.tsx'
import { useAnswer, useDrafts } from './useAnswer.ts'
import { WordBox } from './WordBox.tsx'
import { YttrandeField } from './YttrandeField.tsx'

/** What the body answers as a whole: position, questions, yttrande, decision, reservations, files. */
export function AnswerTab({ onAbstain }: { onAbstain: () => void }) {
  const { overview, whenNamed, store } = useAnswer()
  const texts = messages.svar
  const general = useDrafts().filter(({ part }) => part.kind === 'kommentar' && part.place.kind === 'document')
  const whole = (): void => {
    whenNamed(() => focusDraft(store.begin({ kind: 'kommentar', place: { kind: 'document' }, text: '' })))
  }
  return (
    <>
      <PositionFields />
      {overview.questions.length > 0 && <QuestionFields />}
      <YttrandeField />
      <section className="ss-svar-card" aria-labelledby="svar-helhet">
        <h2 id="svar-helhet">{texts.answer.general}</h2>
        {general.map(draft => (
          <CommentDraft key={draft.id} draft={draft} name={texts.whole} />
        ))}
        <Button type="button" variant="secondary" onClick={whole}>
          <ChatAddIcon aria-hidden className="ss-icon" />
          {texts.writeWhole}
        </Button>
      </section>
      <DecisionFields />
      <Reservations />
      <Files />
      <WordBox />
      <section className="ss-svar-card ss-svar-abstain">
        <Button type="button" variant="tertiary" onClick={() => whenNamed(onAbstain)}>
          {texts.answer.abstain}
        </Button>
        <p className="ss-muted ss-sm">{texts.answer.abstainHint}</p>
      </section>
    </>
  )
}
