import type { Proposal } from '../../schemas/api/remiss.ts'
import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import { withCapital } from '../../schemas/register/running-name.ts'
import { readUnits } from '../register/units.ts'
import type { Db } from '../storage/storage.ts'

/**
 * The units that bear responsibility in a text, as leader or partner of an insats, those with most insatser first. A förvaltning answers by its nämnd, so that
 * an insats of the förvaltning proposes the nämnd that it serves under. Units that have ended, and phrases for many, are nobody to ask.
 */
export async function proposalsFrom(db: Db, dokument: Dokument, onTheList: ReadonlySet<string>): Promise<Proposal[]> {
  const units = new Map((await readUnits(db)).map(unit => [unit.id, unit]))
  const answering = (id: string): string => {
    const namnd = units.get(id)?.namnd
    return namnd && units.has(namnd) ? namnd : id
  }
  const insatser = new Map<string, Set<string>>()
  for (const { post } of recordsOf(dokument)) {
    if (post.type !== 'insats' || post.deleted) continue
    for (const party of [...(post.sets.lead ?? []), ...(post.sets.partner ?? [])]) {
      const id = answering(party)
      if (units.get(id)?.endedAt !== null) continue
      insatser.set(id, (insatser.get(id) ?? new Set()).add(post.id))
    }
  }
  return [...insatser]
    .flatMap(([id, named]) => {
      const unit = units.get(id)
      if (!unit) return []
      const { email, registrar, contactName: contact } = unit
      const name = withCapital(unit.name)
      return [{ unit: id, name, email, registrar, contact, insatser: named.size, onTheList: onTheList.has(id) }]
    })
    .sort((a, b) => b.insatser - a.insatser || a.name.localeCompare(b.name, 'sv'))
}
