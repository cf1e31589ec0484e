import type { Audit } from '../audit/audit.ts'
import { addDemoPeople, DEMO_OWNER, demoPerson } from '../people/demo-people.ts'
import type { Storage } from '../storage/storage.ts'
import type { Templates } from '../templates/load.ts'
import { importDocument } from './create.ts'

/**
 * Makes the people of the demo, and fills an empty database with the samples of the templates, which everybody who signs in can write in, and returns how many. The
 * programme comes last, and so stands first in the list. A database with any document is left as it is.
 */
export async function addDemo(tools: {
  storage: Storage
  templates: Templates
  audit: Pick<Audit, 'record'>
  now: () => number
}): Promise<number> {
  await addDemoPeople(tools.storage, tools.now())
  const any = await tools.storage.db.selectFrom('document').select('id').limit(1).executeTakeFirst()
  if (any) return 0
  const names = [...tools.templates.templates.keys()].sort((a, b) => Number(a === 'program') - Number(b === 'program'))
  const owner = await demoPerson(tools.storage, DEMO_OWNER)
  if (!owner) return 0
  let added = 0
  for (const name of names) {
    const sample = tools.templates.sample(name)
    if (!sample) continue
    const document = await importDocument({ ...tools, now: () => tools.now() + added }, owner, sample, 'forfattare')
    const details = { template: name, owner: owner.id, demo: true }
    await tools.audit.record({ event: 'document.imported', person: null, document, details })
    added++
  }
  return added
}
