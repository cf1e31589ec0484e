import { messages } from '../../schemas/messages/messages.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import { readState } from '../../schemas/remiss/states.ts'
import { fileName } from '../documents/export.ts'
import { titleOf } from '../documents/store.ts'
import type { App } from '../http/app.ts'
import { exportWord } from '../word/export.ts'
import { wordBase } from '../word/reference/usable.ts'
import type { Frozen } from './frozen.ts'
import type { Reviewer } from './reviewer.ts'

/**
 * The frozen version as a Word file made for one recipient: every change in it is tracked, and it carries for whom it was made, so that it is known when it comes
 * back. The same bytes each time.
 */
export async function wordCopyFor(
  { templates }: Pick<App, 'templates'>,
  { recipient, version: versionId }: Reviewer,
  { version }: Frozen
): Promise<{ name: string; bytes: Buffer }> {
  const { dokument, template, kommun } = version
  const bytes = await exportWord({
    dokument,
    template,
    kommun,
    ...wordBase(templates, dokument.template),
    options: {
      state: readState(version.state),
      variant: version.kind,
      comments: false,
      recipient: recipient.id,
      trackChanges: true,
      date: dayOf(Date.parse(version.createdAt)),
      documentId: version.document,
      versionId
    }
  })
  const name = `${fileName(messages.svar.copy.file(titleOf(dokument), recipient.name))}.docx`
  return { name, bytes: Buffer.from(bytes) }
}
