import type { EditorSession } from '../../../editor/session/session.ts'

interface OutlineProps {
  session: EditorSession
  onClose: () => void
  /** Called when the person went to a place in the page: a sheet that lies over it closes then. */
  onGo: () => void
}

export function Outline({ session }: OutlineProps) {
  return <div data-document={session.open.id} hidden />
}
