import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { messages } from '../../../../schemas/messages/messages.ts'

/** How many problems there are in something; nothing when there are none. */
export function ProblemBadge({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className="ss-prob">
      <ExclamationmarkTriangleIcon aria-hidden />
      <span aria-hidden>{count}</span>
      <span className="ss-vh">{messages.outline.problemCount(count)}</span>
    </span>
  )
}
