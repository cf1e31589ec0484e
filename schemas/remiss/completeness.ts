import { paragraphsToCover } from './answer-paragraphs.ts'
import type { RecordChange } from './changes.ts'
import type { Submission } from './submission.ts'
import type { ChangeReference, Outcome, Source } from './synpunkt.ts'

/** What the proof is made of: every submitted answer, every synpunkt that has not been taken away, and every change of the text since the remiss. */
export interface ProofInput {
  answers: readonly { submission: string; content: Pick<Submission, 'parts' | 'files'> }[]
  synpunkter: readonly ProofSynpunkt[]
  changes: readonly RecordChange[]
}

export interface ProofSynpunkt {
  id: string
  submission: string
  source: Pick<Source, 'part' | 'paragraph' | 'from' | 'to'>
  outcome: Outcome | null
  changes: readonly Pick<ChangeReference, 'record' | 'field'>[]
}

/** What is lacking before all that came in is answered for. */
export interface Proof {
  /** Paragraphs of answers that no synpunkt covers. */
  uncovered: { submission: string; part: string; paragraph: number; text: string }[]
  /** Synpunkter of which nobody has decided what becomes of them. */
  unhandled: string[]
  /** Promised changes that the text does not show: nothing is pointed at, or what is pointed at stands as it stood. */
  unkept: { synpunkt: string; why: 'ingen-andring' | 'syns-inte'; record: string | null }[]
  /** Changes of the text that no synpunkt explains. Without facets: the record as a whole. */
  unexplained: { record: string; facets: string[] }[]
}

/** Is nothing lacking? */
export const isComplete = (proof: Proof): boolean =>
  proof.uncovered.length + proof.unhandled.length + proof.unkept.length + proof.unexplained.length === 0

/** Holds answers, handling and text against each other. Pure, and each list in the order of what it was made from. */
export function prove({ answers, synpunkter, changes }: ProofInput): Proof {
  return {
    uncovered: answers.flatMap(answer => uncoveredIn(answer, synpunkter)),
    unhandled: synpunkter.filter(({ outcome }) => outcome === null).map(({ id }) => id),
    unkept: unkeptIn(synpunkter, changes),
    unexplained: unexplainedIn(synpunkter, changes)
  }
}

function uncoveredIn(
  { submission, content }: ProofInput['answers'][number],
  synpunkter: readonly ProofSynpunkt[]
): Proof['uncovered'] {
  const whole = new Set<string>()
  const some = new Set<string>()
  for (const { submission: of, source } of synpunkter) {
    if (of !== submission) continue
    if (source.paragraph === null) whole.add(source.part)
    else if (source.from === null || source.to === null || source.to > source.from)
      some.add(`${source.part}/${source.paragraph}`)
  }
  return paragraphsToCover(content)
    .filter(({ part, paragraph }) => !whole.has(part) && !some.has(`${part}/${paragraph}`))
    .map(({ part, paragraph, text }) => ({ submission, part, paragraph, text }))
}

function unkeptIn(synpunkter: readonly ProofSynpunkt[], changes: readonly RecordChange[]): Proof['unkept'] {
  const byRecord = new Map(changes.map(change => [change.record, change]))
  return synpunkter.flatMap(({ id, outcome, changes: references }): Proof['unkept'] => {
    if (outcome !== 'beaktas' && outcome !== 'beaktas-delvis') return []
    if (references.length === 0) return [{ synpunkt: id, why: 'ingen-andring', record: null }]
    return references
      .filter(({ record, field }) => !shows(byRecord.get(record), field))
      .map(({ record }) => ({ synpunkt: id, why: 'syns-inte', record }))
  })
}

/** Does the text show a change of this facet (null: any change) of the record? */
function shows(change: RecordChange | undefined, facet: string | null): boolean {
  if (!change) return false
  return facet === null || isWhole(change) || facetsOf(change).includes(facet)
}

const isWhole = (change: RecordChange): boolean => change.before === null || change.after === null

/**
 * What has changed of a record, each of which can be explained by itself: names of text fields, `ansvar`, `plats` (it was moved), names of values. None for a
 * record that is new or gone. Words that only look otherwise are no change that anybody has to answer for.
 */
export function facetsOf(change: RecordChange): string[] {
  if (isWhole(change)) return []
  const out = new Set<string>()
  const named = (name: string): string => (OF_ANSVAR.includes(name) ? 'ansvar' : name)
  if (change.aspects.includes('flyttad')) out.add('plats')
  for (const { field } of change.fields) out.add(named(field))
  for (const { key } of change.values) out.add(named(key))
  return [...out]
}

const OF_ANSVAR: readonly string[] = ['lead', 'partner', 'ansvarsform', 'ansvarstillagg']

function unexplainedIn(synpunkter: readonly ProofSynpunkt[], changes: readonly RecordChange[]): Proof['unexplained'] {
  const explained = new Map<string, Set<string | null>>()
  for (const { outcome, changes: references } of synpunkter) {
    if (outcome === null) continue
    for (const { record, field } of references) {
      const known = explained.get(record)
      if (known) known.add(field)
      else explained.set(record, new Set([field]))
    }
  }
  const byRecord = new Map(changes.map(change => [change.record, change]))
  return changes.flatMap((change): Proof['unexplained'] => {
    // The box with dates and decisions is filled in by whoever takes the document through, and is no part of what was asked about.
    if (change.type === 'metadata') return []
    if (isWhole(change))
      return isWholeExplained(change, byRecord, explained) ? [] : [{ record: change.record, facets: [] }]
    const facets = facetsOf(change)
    const why = explained.get(change.record)
    const owner = INSIDE.includes(change.type) ? explained.get(aboveOf(change) ?? '') : undefined
    if (facets.length === 0 || why?.has(null) || owner?.has(null)) return []
    const rest = facets.filter(facet => !why?.has(facet))
    return rest.length === 0 ? [] : [{ record: change.record, facets: rest }]
  })
}

/** The parts of a table are changes of the table. */
const INSIDE: readonly string[] = ['tablerow', 'tablecolumn']

const aboveOf = (change: RecordChange): string | null => (change.after ?? change.before)?.under ?? null

/** A record that came or went is explained with the one above it that came or went: a new fokusområde brings its insatser. */
function isWholeExplained(
  change: RecordChange,
  byRecord: ReadonlyMap<string, RecordChange>,
  explained: ReadonlyMap<string, ReadonlySet<string | null>>
): boolean {
  const kind = change.before === null ? 'before' : 'after'
  const seen = new Set<string>()
  for (let at: RecordChange | undefined = change; at && !seen.has(at.record); ) {
    if (at[kind] === null && explained.has(at.record)) return true
    seen.add(at.record)
    const above: string | null = aboveOf(at)
    if (above !== null && INSIDE.includes(at.type) && explained.get(above)?.has(null)) return true
    at = above === null ? undefined : byRecord.get(above)
    if (at && at[kind] !== null) return false
  }
  return false
}
