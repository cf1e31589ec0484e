import { CodeIcon, FileExportIcon, FileWordIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../app/api-error.ts'
import { downloadDocument } from '../../app/download.ts'
import { ShareMenu } from '../../app/ShareMenu.tsx'
import { inSentence } from '../../editor/review/names.ts'
import type { EditorSession } from '../../editor/session/session.ts'
import { AvatarStack } from '../../ui/Avatar.tsx'
import { MenuButton, MenuItem } from '../../ui/Menu.tsx'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { useAreas } from './useAreas.ts'
import { useWatched } from './useSession.ts'

interface DocumentActionsProps {
  session: EditorSession
  title: string
  onFailure: (error: ApiError) => void
}

/** Who is here, sharing, and export. */
export function DocumentActions({ session, title, onFailure }: DocumentActionsProps) {
  const people = useWatched(session.people)
  const areas = useAreas(session)
  const narrow = useMediaQuery('(max-width: 560px)')
  // One's own face is the account's, at the end of the bar.
  const others = people.filter(p => p.id !== session.open.me.id)
  return (
    <>
      <AvatarStack people={others} label={messages.editor.hereNow} />
      {others.length > 0 && <span className="ss-bar__sep" />}
      <ShareMenu
        id={session.open.id}
        role={session.open.role}
        areas={areas}
        insatser={inSentence(session.open.template.insats.plural)}
        iconOnly={narrow}
      />
      <ExportMenu id={session.open.id} title={title} onFailure={onFailure} iconOnly={narrow} />
    </>
  )
}

interface ExportMenuProps {
  id: string
  title: string
  onFailure: (error: ApiError) => void
  iconOnly: boolean
}

function ExportMenu({ id, title, onFailure, iconOnly }: ExportMenuProps) {
  const [busy, setBusy] = useState(false)
  const exportAs = async (format: 'docx' | 'json'): Promise<void> => {
    setBusy(true)
    try {
      await downloadDocument(id, format, title)
    } catch (error) {
      onFailure(toApiError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <MenuButton
      label={messages.editor.export}
      iconOnly={iconOnly}
      icon={<FileExportIcon aria-hidden />}
      variant="secondary"
      isDisabled={busy}
      className="ds-button ss-export"
    >
      <MenuItem icon={<FileWordIcon aria-hidden />} onAction={() => void exportAs('docx')}>
        {messages.editor.exportWord}
      </MenuItem>
      <MenuItem
        icon={<CodeIcon aria-hidden />}
        hint={messages.editor.exportJsonHint}
        onAction={() => void exportAs('json')}
      >
        {messages.editor.exportJson}
      </MenuItem>
    </MenuButton>
  )
}
