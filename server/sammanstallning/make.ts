import type { App } from '../http/app.ts'
import { withOffice } from '../word/office-pages.ts'
import type { Job, Made } from './job.ts'
import { omissionsOf } from './omissions.ts'
import { readRows } from './rows.ts'
import { textsIn } from './texts.ts'
import { inThread } from './thread.ts'

export type Making = Pick<App, 'storage' | 'templates' | 'register' | 'now' | 'config'>

/**
 * Reads a remiss in one moment, and makes what is asked for in a thread of its own, one after the other, so that nobody's typing waits. Throws `finns-inte`,
 * `ogiltig-mall`.
 */
export async function makeOf(
  app: Making,
  given: { document: string; remiss: string; without?: boolean; want: Job['want'] }
): Promise<Made> {
  const rows = await readRows(app, given.document, given.remiss)
  const marked = await omissionsOf(app, given.remiss)
  const job: Job = {
    rows,
    texts: textsIn(app.config.templatesDirectory),
    logo: app.templates.logoPng ?? app.templates.logo?.bytes ?? null,
    reference: app.templates.references.get(rows.document.templateName) ?? null,
    marked: marked.map(row => row.text),
    without: given.without ?? false,
    office: withOffice(),
    want: given.want
  }
  return inThread(job)
}
