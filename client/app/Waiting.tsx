import { messages } from '../../schemas/messages/messages.ts'
import './page-frame.css'

/** Says that something is on its way, once it has taken 300 ms. */
export function Waiting() {
  return (
    <div className="ss-page-wait" role="status">
      <p>{messages.ui.loading}</p>
    </div>
  )
}
