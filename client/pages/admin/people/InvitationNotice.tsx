import { Button, Textfield } from '@digdir/designsystemet-react'
import { FilesIcon } from '@navikt/aksel-icons'
import { messages } from '../../../../schemas/messages/messages.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { Notice } from '../../../ui/Notice.tsx'

const words = messages.admin.people

/** What became of an invitation. `link` is there when no e-mail leaves the server. `sent` false: nobody was invited, only added. */
export interface Invited {
  name: string
  sent: boolean
  link: string | null
}

/** Says that somebody has been invited, or gives the link that one has to hand over oneself. */
export function InvitationNotice({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const { name, link, sent } = invited
  if (link === null)
    return (
      <Notice tone="success" onClose={onClose}>
        {sent ? words.invited(name) : words.added(name)}
      </Notice>
    )
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link)
    announce(words.linkCopied, 'link')
  }
  return (
    <Notice tone="info" onClose={onClose}>
      <p>
        <strong>{words.linkTitle}</strong>
      </p>
      <p>{words.linkText(name)}</p>
      <div className="ss-link-row">
        <Textfield label={words.link} value={link} readOnly onFocus={event => event.currentTarget.select()} />
        {'clipboard' in navigator && (
          <Button variant="secondary" onClick={() => void copy()}>
            <FilesIcon aria-hidden />
            {words.copyLink}
          </Button>
        )}
      </div>
    </Notice>
  )
}
