import { Waiting } from '../../app/Waiting.tsx'

/** The editor of the document with this id. */
export function EditorPage({ id }: { id: string }) {
  return (
    <main data-document={id}>
      <Waiting />
    </main>
  )
}
