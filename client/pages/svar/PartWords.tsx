import { messages } from '../../../schemas/messages/messages.ts'
import type { AnswerPart } from '../../../schemas/remiss/answer.ts'
import { Change } from './Change.tsx'
import { Words } from './Words.tsx'

const Lines = ({ text }: { text: string }) => <p className="ss-svar-lines">{text}</p>

/** What a part says, to be read. */
export function PartWords({ part }: { part: AnswerPart }) {
  switch (part.kind) {
    case 'kommentar':
      return <Lines text={part.text} />
    case 'andringsforslag':
      return (
        <>
          <Change place={part.place} replacement={part.replacement} />
          {part.motivation !== '' && <Lines text={part.motivation} />}
        </>
      )
    case 'fragesvar':
      return (
        <>
          {part.choice !== null && <p>{part.choice}</p>}
          {part.text !== '' && <Lines text={part.text} />}
        </>
      )
    case 'stallningstagande':
      return (
        <>
          {part.position !== null && (
            <p>
              <strong>{part.position}</strong>
            </p>
          )}
          {part.words !== '' && <Lines text={part.words} />}
        </>
      )
    case 'yttrande':
      return (
        <div className="ss-svar-yttrande">
          <Words stycken={part.stycken} />
        </div>
      )
    case 'beslut':
      return <p>{messages.svar.decided(part.date, part.paragraph, part.by)}</p>
    case 'reservation':
      return (
        <>
          <p>
            <strong>{messages.svar.receiptFile.reservation(part.form, part.by)}</strong>
          </p>
          {part.text !== '' && <Lines text={part.text} />}
        </>
      )
  }
}
