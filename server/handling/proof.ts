import type { ProofResult } from '../../schemas/api/handling.ts'
import { prove } from '../../schemas/remiss/completeness.ts'
import type { Submission } from '../../schemas/remiss/submission.ts'
import type { Access } from '../documents/access.ts'
import type { App } from '../http/app.ts'
import { remissIn } from '../remiss/rows.ts'
import { rawChanges } from './changes.ts'
import { makeMissing } from './make.ts'
import { synpunkterOf } from './rows.ts'

/** What is lacking before all that came in to a remiss is answered for (schemas/remiss/completeness.ts). Throws `finns-inte`. */
export async function proofOf(
  app: Pick<App, 'storage' | 'sync' | 'templates' | 'register' | 'now'>,
  access: Access,
  id: string
): Promise<ProofResult> {
  const { db } = app.storage
  const remiss = await remissIn(db, access.document.id, id)
  await makeMissing(app.storage, remiss.id, app.now())
  const answers = await db
    .selectFrom('submission')
    .select(['id', 'content'])
    .where('remiss', '=', remiss.id)
    .orderBy('number')
    .execute()
  const synpunkter = await synpunkterOf(db, remiss.id)
  return prove({
    answers: answers.map(row => ({ submission: row.id, content: JSON.parse(row.content) as Submission })),
    synpunkter: synpunkter.filter(({ removed }) => !removed),
    changes: await rawChanges(app, access, remiss)
  })
}
