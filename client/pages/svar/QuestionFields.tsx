import { Field, Fieldset, Label, Radio, Textarea } from '@digdir/designsystemet-react'
import { messages } from '../../../schemas/messages/messages.ts'
import { type Question, questionText } from '../../../schemas/remiss/question.ts'
import { DraftFoot } from './DraftFoot.tsx'
import { useAnswer } from './useAnswer.ts'
import { useSlot } from './useSlot.ts'

/** The questions of the remiss. */
export function QuestionFields() {
  const { overview } = useAnswer()
  return (
    <section className="ss-svar-card" aria-labelledby="svar-fragor">
      <h2 id="svar-fragor">{messages.svar.answer.questions}</h2>
      {overview.questions.map((question, i) => (
        <QuestionField key={question.id} question={question} number={i + 1} />
      ))}
    </section>
  )
}

function QuestionField({ question, number }: { question: Question; number: number }) {
  const { overview } = useAnswer()
  const texts = messages.svar.answer
  const { part, draft, change, held } = useSlot({
    kind: 'fragesvar',
    question: question.id,
    choice: null as string | null,
    text: ''
  })
  const words = `${number}. ${questionText(question, overview.language)}`
  const id = `svar-fraga-${question.id}`
  const lang = overview.language === 'sv' || !question.translations.en ? undefined : overview.language
  return (
    <div className="ss-svar-question" {...held}>
      {question.choices.length > 0 && (
        <Fieldset>
          <Fieldset.Legend lang={lang}>{words}</Fieldset.Legend>
          {question.required && <Fieldset.Description>{texts.required}</Fieldset.Description>}
          {question.choices.map(choice => (
            <Radio
              key={choice}
              name={id}
              label={choice}
              value={choice}
              checked={part.choice === choice}
              onChange={() => change({ ...part, choice })}
            />
          ))}
        </Fieldset>
      )}
      <Field>
        <Label htmlFor={id} lang={question.choices.length > 0 ? undefined : lang}>
          {question.choices.length > 0 ? texts.questionWords : words}
        </Label>
        {question.required && question.choices.length === 0 && <p className="ss-muted ss-sm">{texts.required}</p>}
        <Textarea
          id={id}
          rows={question.choices.length > 0 ? 2 : 4}
          value={part.text}
          onChange={e => change({ ...part, text: e.target.value })}
        />
      </Field>
      {draft && <DraftFoot draft={draft} removable={false} />}
    </div>
  )
}
