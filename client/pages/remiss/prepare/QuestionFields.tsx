import { Button, Fieldset, Textfield } from '@digdir/designsystemet-react'
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { newRecordId } from '../../../../schemas/document/ids.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Question } from '../../../../schemas/remiss/question.ts'
import { IconButton } from '../../../ui/IconButton.tsx'

const words = messages.remiss.pages.settings

interface QuestionFieldsProps {
  questions: readonly Question[]
  onChange: (questions: Question[]) => void
}

/** The questions of a remiss, each in Swedish and, where somebody is asked in it, in English. */
export function QuestionFields({ questions, onChange }: QuestionFieldsProps) {
  const change = (id: string, given: Partial<Question>): void =>
    onChange(questions.map(each => (each.id === id ? { ...each, ...given } : each)))
  const add = (): void =>
    onChange([...questions, { id: newRecordId(), text: '', translations: {}, choices: [], required: false }])
  return (
    <Fieldset>
      <Fieldset.Legend>{words.questions}</Fieldset.Legend>
      <Fieldset.Description>{words.questionsHint}</Fieldset.Description>
      {questions.map((each, i) => (
        <div key={each.id} className="ss-remiss-form__question">
          <Textfield
            label={words.question(i + 1)}
            multiline
            rows={2}
            value={each.text}
            onChange={event => change(each.id, { text: event.target.value })}
          />
          <IconButton
            label={words.removeQuestion(i + 1)}
            icon={<TrashIcon aria-hidden />}
            onClick={() => onChange(questions.filter(other => other.id !== each.id))}
          />
          <Textfield
            label={words.english(i + 1)}
            description={words.englishHint}
            multiline
            rows={2}
            lang="en"
            value={each.translations.en ?? ''}
            onChange={event => change(each.id, { translations: { en: event.target.value } })}
          />
        </div>
      ))}
      <div>
        <Button variant="tertiary" data-density="small" onClick={add}>
          <PlusIcon aria-hidden />
          {words.addQuestion}
        </Button>
      </div>
    </Fieldset>
  )
}
