import { messages } from '../../../schemas/messages/messages.ts'
import { ReceiptCard } from './ReceiptCard.tsx'
import { useAnswer } from './useAnswer.ts'

/** What the body has submitted, the latest first. */
export function Receipts() {
  const { overview } = useAnswer()
  if (overview.receipts.length === 0) return null
  return (
    <>
      {overview.open && <p className="ss-svar-supplement">{messages.svar.receipt.nowSupplement}</p>}
      <details className="ss-svar-receipts">
        <summary>
          {messages.svar.receipt.list} ({overview.receipts.length})
        </summary>
        {[...overview.receipts].reverse().map(receipt => (
          <ReceiptCard key={receipt.id} receipt={receipt} />
        ))}
      </details>
    </>
  )
}
