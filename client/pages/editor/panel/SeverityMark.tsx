import { ExclamationmarkTriangleIcon, LightBulbIcon, XMarkOctagonIcon } from '@navikt/aksel-icons'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Severity } from './panel-state.ts'

const SEVERITY_ICONS: Record<Severity, typeof LightBulbIcon> = {
  fel: XMarkOctagonIcon,
  varning: ExclamationmarkTriangleIcon,
  rad: LightBulbIcon
}

/** How severe a problem is, as an icon and a word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const Icon = SEVERITY_ICONS[severity]
  return (
    <span className="ss-severity" data-severity={severity}>
      <Icon aria-hidden />
      {messages.review.severities[severity]}
    </span>
  )
}
