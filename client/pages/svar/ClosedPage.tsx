import { messages } from '../../../schemas/messages/messages.ts'
import { Mark } from '../../app/Mark.tsx'

/** A link that opens nothing, whatever the reason. */
export function ClosedPage() {
  const { closedTitle, closedText, closedTodo } = messages.svar
  return (
    <main className="ss-svar-closed">
      <div className="ss-sheet-surface ss-svar-closed__sheet">
        <p className="ss-mark">
          <Mark />
          {messages.app.name}
        </p>
        <h1>{closedTitle}</h1>
        <p>{closedText}</p>
        <p>{closedTodo}</p>
      </div>
    </main>
  )
}
