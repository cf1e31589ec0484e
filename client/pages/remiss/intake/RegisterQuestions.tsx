import { Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react'
import type { RegisterInput } from '../../../../schemas/api/intake.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Question } from '../../../../schemas/remiss/question.ts'

const words = messages.intake.page.form

/** What is answered to each question, by its id. */
export type Answers = Readonly<Record<string, { choice: string; text: string }>>

/** The same, as the request says it: the questions that have been answered. */
export const answersOf = (answers: Answers): NonNullable<RegisterInput['answers']> =>
  Object.entries(answers)
    .filter(([, { choice, text }]) => choice !== '' || text.trim() !== '')
    .map(([question, { choice, text }]) => ({ question, choice: choice || null, text }))

interface RegisterQuestionsProps {
  questions: readonly Question[]
  answers: Answers
  onChange: (answers: Answers) => void
}

/** What the body answered to the questions of the remiss. */
export function RegisterQuestions({ questions, answers, onChange }: RegisterQuestionsProps) {
  if (questions.length === 0) return null
  return (
    <Fieldset className="ss-intake__questions">
      <Fieldset.Legend>{words.questions}</Fieldset.Legend>
      {questions.map(({ id, text, choices }, i) => {
        const answer = answers[id] ?? { choice: '', text: '' }
        const set = (change: Partial<typeof answer>): void => onChange({ ...answers, [id]: { ...answer, ...change } })
        const asked = `${i + 1}. ${text}`
        return (
          <div key={id} className="ss-remiss-form__row">
            {choices.length > 0 && (
              <Field>
                <Label>{asked}</Label>
                <Select value={answer.choice} onChange={event => set({ choice: event.target.value })}>
                  <Select.Option value="">{words.noPosition}</Select.Option>
                  {choices.map(choice => (
                    <Select.Option key={choice} value={choice}>
                      {choice}
                    </Select.Option>
                  ))}
                </Select>
              </Field>
            )}
            <Textfield
              multiline
              rows={2}
              label={choices.length > 0 ? words.questionWords(i + 1) : asked}
              value={answer.text}
              onChange={event => set({ text: event.target.value })}
            />
          </div>
        )
      })}
    </Fieldset>
  )
}
