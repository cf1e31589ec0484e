import { CheckmarkCircleIcon, CloudSlashIcon, CloudUpIcon, HourglassIcon } from '@navikt/aksel-icons'
import { useEffect } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { MISSIV_TEMPLATE } from '../../../schemas/remiss/missiv-name.ts'
import { StateControl } from '../../app/StateControl.tsx'
import { StateTag } from '../../app/StateTag.tsx'
import type { EditorSession, SaveState } from '../../editor/session/session.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useSaving } from './useSession.ts'

const ICONS: Record<SaveState, typeof CheckmarkCircleIcon> = {
  sparat: CheckmarkCircleIcon,
  sparar: CloudUpIcon,
  offline: CloudSlashIcon,
  ansluter: HourglassIcon
}

/** What the document is called, its state, and whether what was written is stored. */
export function DocumentTitle({ session, title }: { session: EditorSession; title: string }) {
  const saving = useSaving(session)
  const Icon = ICONS[saving]
  const words = messages.editor.saving[saving]
  useEffect(() => {
    if (saving !== 'sparar') announce(words, 'save')
  }, [saving, words])
  return (
    <>
      <h1 className="ss-title" title={title}>
        {title}
      </h1>
      {session.open.template.name === MISSIV_TEMPLATE ? (
        <StateTag state={session.open.state} />
      ) : (
        <StateControl id={session.open.id} state={session.open.state} />
      )}
      <span className="ss-save" data-state={saving} title={words}>
        <Icon aria-hidden className="ss-icon" />
        <span>{words}</span>
      </span>
    </>
  )
}
