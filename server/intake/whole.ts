import type { OutlineRow } from '../../schemas/api/copies.ts'
import type { WholeIntake } from '../../schemas/api/intake.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { CopyItem } from '../../schemas/returned/copy.ts'
import { plainText } from '../../schemas/text/stycke.ts'
import { outlineOf } from '../../schemas/versions/outline.ts'
import { itemsOf, placesOf } from '../copies/items.ts'
import type { App } from '../http/app.ts'
import type { RemissEntry } from '../remiss/rows.ts'
import type { Frozen } from '../svar/frozen.ts'
import { partsOfItem } from './items.ts'
import { correctionsOf, foundIn, intakeEntry, intakeRow } from './rows.ts'

/** A file that was brought with all that was read in it, and what people have corrected. Throws `finns-inte`. */
export async function wholeIntakeOf(
  { storage }: Pick<App, 'storage'>,
  remiss: RemissEntry,
  frozen: Frozen,
  id: string
): Promise<WholeIntake> {
  const [entry, file, found] = await Promise.all([
    intakeEntry(storage.db, remiss.id, id),
    intakeRow(storage.db, remiss, id),
    foundIn(storage.db, id)
  ])
  const empty = { file, items: [], text: [], missing: [], findings: [], format: 0, outline: [] }
  if (!found) return empty
  if (found.kind !== 'copy') return { ...empty, text: found.stycken.map(plainText) }
  const { dokument, template, printed, kommun } = frozen.version
  const outline = outlineOf(dokument, template, printed)
  const called = (record: string | undefined): CopyItem['called'] => {
    const entry = record === undefined ? undefined : outline.get(record)
    return entry ? { within: entry.within, name: entry.name } : null
  }
  const decided = correctionsOf(entry)
  const { copy } = found
  const items = itemsOf(copy, kommun).map((item): CopyItem => {
    const { after: _after, ansvarRead: _ansvar, source, answers: _answers, ...read } = item
    const placement = decided[item.key]?.place
    const [place] = placesOf(item, placement) ?? []
    const proposes = partsOfItem(copy, item, placement, frozen).some(part => part.kind === 'andringsforslag')
    return {
      ...read,
      answers: null,
      source: source ? { place: source, called: called(source.record) } : null,
      placement: placement ?? null,
      called: called(place && place.kind !== 'document' ? place.record : undefined),
      present: null,
      leftOut: decided[item.key]?.leave === true,
      becomes: proposes ? 'proposal' : 'comment',
      thread: null
    }
  })
  return {
    ...empty,
    items,
    missing: copy.missing.map(field => ({ ...field, called: called(field.record)?.name ?? '' })),
    findings: copy.findings.map(({ what, count }) => ({ what: messages.versions.findings[what], count })),
    format: copy.counts.file.format,
    outline: [...outline.values()].map((entry): OutlineRow => ({ ...entry, fields: [...entry.fields] }))
  }
}
