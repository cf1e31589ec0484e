import type { Audit } from '../audit/audit.ts'
import { importDocument } from '../documents/create.ts'
import { addDemoPeople, DEMO_OWNER, demoPerson } from '../people/demo-people.ts'
import type { Storage } from '../storage/storage.ts'
import type { Templates } from '../templates/load.ts'

/**
 * Makes the people of the demo, and fills an empty database with the samples of the templates, which everybody who signs in can write in. The programme comes last, and
 * so stands first in the list. A database with any document is left as it is. Returns the ids of the documents that were made, by the names of their templates.
 */
export async function addDemo(tools: {
  storage: Storage
  templates: Templates
  audit: Pick<Audit, 'record'>
  now: () => number
}): Promise<ReadonlyMap<string, string>> {
  const added = new Map<string, string>()
  await addDemoPeople(tools.storage, tools.now())
  const any = await tools.storage.db.selectFrom('document').select('id').limit(1).executeTakeFirst()
  if (any) return added
  const names = [...tools.templates.templates.keys()].sort((a, b) => Number(a === 'program') - Number(b === 'program'))
  const owner = await demoPerson(tools.storage, DEMO_OWNER)
  if (!owner) return added
  for (const name of names) {
    const sample = tools.templates.sample(name)
    if (!sample) continue
    const document = await importDocument(
      { ...tools, now: () => tools.now() + added.size },
      owner,
      sample,
      'forfattare'
    )
    const details = { template: name, owner: owner.id, demo: true }
    await tools.audit.record({ event: 'document.imported', person: null, document, details })
    added.set(name, document)
  }
  return added
}
