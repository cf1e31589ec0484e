import { type ProposedInsats, recordOfInsats } from '../../../schemas/comments/proposed-insats.ts'
import type { Thread } from '../../../schemas/comments/thread.ts'
import { goToRecord, type RecordHost } from '../commands/records.ts'

/** Where a new insats comes to stand. */
interface InsatsPlace {
  parent: string
  at: number
}

/**
 * Where the insats that a thread proposes can be put in by this person: after the insats that it hangs on, else in the fokusområde, or among the
 * insatser, that it hangs in. Null: nowhere, or this person may not write there.
 */
export function placeOfInsats(host: RecordHost, { anchor, insats }: Thread): InsatsPlace | null {
  const { reading } = host.projection
  if (!insats || anchor.kind !== 'record' || !host.editor || !host.writable) return null
  const here = reading.live.get(anchor.record)
  let within = here?.type === 'insats' ? reading.live.get(here.place?.a ?? '') : here
  while (within && within.type !== 'fokusomrade' && !within.children.some(({ type }) => type === 'insats'))
    within = reading.live.get(within.place?.a ?? '')
  if (!within || !host.writing.add('insats', within.id)) return null
  const { id: parent, children } = within
  const after = children.findIndex(({ id }) => id === here?.id)
  if (after >= 0) return { parent, at: after + 1 }
  return { parent, at: here === within ? 0 : children.length }
}

/** Puts it in as one change of this person, which can be undone, and goes there. */
export function putInsats(host: RecordHost, { parent, at }: InsatsPlace, insats: ProposedInsats): void {
  const { history, projection } = host
  history.step()
  const id = projection.records.add('insats', parent, at, recordOfInsats(insats))
  history.step()
  goToRecord(host, id)
}
