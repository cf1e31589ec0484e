import { messages } from '../../schemas/messages/messages.ts'
import { personByName } from '../people/people.ts'
import type { Storage } from '../storage/storage.ts'
import type { Templates } from '../templates/load.ts'
import { importDocument } from './create.ts'

/**
 * Fills an empty database with the samples of the templates, which everybody who signs in can write in, and returns how many. The
 * programme comes last, and so stands first in the list. A database with any document is left as it is.
 */
export async function addDemo(tools: { storage: Storage; templates: Templates; now: () => number }): Promise<number> {
  const any = await tools.storage.db.selectFrom('document').select('id').limit(1).executeTakeFirst()
  if (any) return 0
  const names = [...tools.templates.templates.keys()].sort((a, b) => Number(a === 'program') - Number(b === 'program'))
  const owner = await personByName(tools.storage, messages.documents.demoOwner, tools.now())
  let added = 0
  for (const name of names) {
    const sample = tools.templates.sample(name)
    if (!sample) continue
    await importDocument({ ...tools, now: () => tools.now() + added }, owner, sample, 'forfattare')
    added++
  }
  return added
}
