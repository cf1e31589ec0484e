import { FileExportIcon, LayersIcon } from '@navikt/aksel-icons'
import { Link } from 'wouter'
import type { ExportChoice } from '../../../schemas/api/export.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../app/api-error.ts'
import { downloadChosen } from '../../app/download.ts'
import { paths } from '../../app/paths.ts'
import { ShareMenu } from '../../app/ShareMenu.tsx'
import { inSentence } from '../../editor/review/names.ts'
import type { EditorSession } from '../../editor/session/session.ts'
import { AvatarStack } from '../../ui/Avatar.tsx'
import { PopoverButton } from '../../ui/Popover.tsx'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { ExportPanel } from './ExportPanel.tsx'
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
      <Link
        href={paths.versions(session.open.id)}
        className="ds-button ss-to-versions"
        data-variant="tertiary"
        aria-label={narrow ? messages.versions.page.open : undefined}
      >
        <LayersIcon aria-hidden />
        {!narrow && messages.versions.page.open}
      </Link>
      <ExportButton session={session} title={title} onFailure={onFailure} iconOnly={narrow} />
    </>
  )
}

interface ExportButtonProps {
  session: EditorSession
  title: string
  onFailure: (error: ApiError) => void
  iconOnly: boolean
}

function ExportButton({ session, title, onFailure, iconOnly }: ExportButtonProps) {
  const { id, state, template } = session.open
  const save = async (choice: ExportChoice): Promise<void> => {
    try {
      await downloadChosen(id, choice, title)
    } catch (error) {
      onFailure(toApiError(error))
    }
  }
  return (
    <PopoverButton
      label={messages.editor.export}
      iconOnly={iconOnly}
      icon={<FileExportIcon aria-hidden />}
      variant="secondary"
      className="ss-export"
    >
      {close => (
        <ExportPanel
          state={state}
          insatser={inSentence(template.insats.plural)}
          onExport={choice => {
            close()
            void save(choice)
          }}
        />
      )}
    </PopoverButton>
  )
}
