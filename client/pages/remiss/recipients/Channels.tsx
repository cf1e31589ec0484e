import { EnvelopeClosedIcon, FileWordIcon, LinkIcon, NewspaperIcon, PersonIcon } from '@navikt/aksel-icons'
import type { RecipientRow } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'

type Way = RecipientRow['ways'][number]

const words = messages.remiss.pages.recipients.channels
const ICONS: Record<Way, typeof LinkIcon> = {
  lank: LinkIcon,
  inloggning: PersonIcon,
  word: FileWordIcon,
  epost: EnvelopeClosedIcon,
  papper: NewspaperIcon
}

/** How the answers of a recipient came in, as icons and words. */
export function Channels({ ways }: { ways: readonly Way[] }) {
  return (
    <span className="ss-remiss__channels">
      {ways.map(way => {
        const Icon = ICONS[way]
        return (
          <span key={way}>
            <Icon aria-hidden /> {words[way]}
          </span>
        )
      })}
    </span>
  )
}
