import type { EditorSession } from '../../../editor/session/session.ts'

interface PanelProps {
  session: EditorSession
  onClose: () => void
  /** Called when the person went to a place in the page: a sheet that lies over it closes then. */
  onGo: () => void
}

export function Panel({ session }: PanelProps) {
  return <div data-document={session.open.id} hidden />
}
