import type { EditorSession } from '../../../editor/session/session.ts'

interface ToolbarProps {
  session: EditorSession
  left: boolean
  right: boolean
  onLeft: (open: boolean) => void
  onRight: (open: boolean) => void
}

export function Toolbar({ session }: ToolbarProps) {
  return <div data-document={session.open.id} hidden />
}
