import { messages } from '../../../schemas/messages/messages.ts'
import type { AnswerPart } from '../../../schemas/remiss/answer.ts'
import { type Question, questionText } from '../../../schemas/remiss/question.ts'
import { PartWords } from './PartWords.tsx'
import { indexOf } from './reading-index.ts'
import { useAnswer } from './useAnswer.ts'

interface ContentsProps {
  parts: readonly { id: string; part: AnswerPart; author: string | null }[]
  files: readonly { name: string; kind: 'yttrande' | 'bilaga' | 'word-svar' }[]
}

/** All that an answer says, in the order in which it is read. */
export function Contents({ parts, files }: ContentsProps) {
  const { overview, reading } = useAnswer()
  const index = indexOf(reading)
  return (
    <div className="ss-svar-contents">
      {parts.map(({ id, part, author }) => (
        <section key={id}>
          <h3>{headingOf(part, overview.questions, index.name)}</h3>
          {part.kind === 'kommentar' && part.place.kind === 'text' && (
            <p className="ss-svar-quote">”{part.place.quote}”</p>
          )}
          <PartWords part={part} />
          {author !== null && author !== '' && <p className="ss-muted ss-sm">{messages.svar.draft.by(author)}</p>}
        </section>
      ))}
      {files.length > 0 && (
        <section>
          <h3>{messages.svar.answer.files}</h3>
          <ul className="ss-svar-filelist">
            {files.map(file => (
              <li key={file.name}>
                {file.name} <span className="ss-muted">({messages.svar.answer.kinds[file.kind]})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function headingOf(part: AnswerPart, questions: readonly Question[], name: (record: string) => string): string {
  const { answer } = messages.svar
  switch (part.kind) {
    case 'stallningstagande':
      return answer.position
    case 'yttrande':
      return answer.yttrande
    case 'beslut':
      return answer.decision
    case 'reservation':
      return answer.reservations
    case 'fragesvar': {
      const asked = questions.find(({ id }) => id === part.question)
      return asked ? questionText(asked, 'sv') : answer.questions
    }
    default:
      return part.place.kind === 'document' ? answer.general : name(part.place.record)
  }
}
