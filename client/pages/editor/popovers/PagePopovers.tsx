import type { EditorSession } from '../../../editor/session/session.ts'

interface PagePopoversProps {
  session: EditorSession
}

export function PagePopovers({ session }: PagePopoversProps) {
  return <div data-document={session.open.id} hidden />
}
