import { messages } from '../../../schemas/messages/messages.ts'
import { Mark } from '../../app/Mark.tsx'
import { LEFT } from './Who.tsx'

/** A link that opens nothing, whatever the reason; and what stands here after somebody has left their answer. */
export function ClosedPage() {
  const texts = messages.svar
  const left = location.search === `?${LEFT}`
  return (
    <main className="ss-svar-closed">
      <div className="ss-sheet-surface ss-svar-closed__sheet">
        <p className="ss-mark">
          <Mark />
          {messages.app.name}
        </p>
        <h1>{left ? texts.leftTitle : texts.closedTitle}</h1>
        <p>{left ? texts.leftText : texts.closedText}</p>
        {!left && <p>{texts.closedTodo}</p>}
      </div>
    </main>
  )
}
