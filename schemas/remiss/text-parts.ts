import { ansvarOfPost } from '../ansvar/of.ts'
import { ansvarSentence } from '../ansvar/sentence.ts'
import { templateSectionOf } from '../document/create.ts'
import type { Dokument, DokumentPost } from '../document/dokument.ts'
import { messages } from '../messages/messages.ts'
import { shapeOf } from '../records/shapes.ts'
import type { Kommun } from '../register/kommun.ts'
import type { Template } from '../template/template.ts'
import { plainText } from '../text/stycke.ts'
import { compareParagraphs } from './before-after.ts'
import { type Numbered, statesOf } from './changes.ts'
import type { PartKind, TextPart } from './sammanstallning.ts'

/** A document with its numbers as printed, and what is needed to say it in words. */
export interface Worded extends Numbered {
  dokument: Dokument
  template: Template
  kommun: Kommun
}

interface Found extends Omit<TextPart, 'changes' | 'added' | 'removed'> {
  /** All words under the heading, a line a paragraph. */
  lines: string[]
}

/**
 * The parts of a text with what has changed in each between two states of it. In the order of the first; a part that stands only in the second comes after the
 * one that it follows there. `changesBetween` lists the same by record, for the proof: what a record is and where it stands. Here it is what a reader sees under a
 * heading, where a paragraph may go from one record to another, and a unit or a label get another name.
 */
export function textParts(frozen: Worded, present: Worded): TextPart[] {
  const before = partsOf(frozen)
  const after = partsOf(present)
  const now = new Map(after.map(part => [part.record, part]))
  const out: TextPart[] = before.map(({ lines, ...part }) => ({
    ...part,
    records: [...new Set([...part.records, ...(now.get(part.record)?.records ?? [])])],
    changes: compareParagraphs(lines, now.get(part.record)?.lines ?? []),
    added: false,
    removed: !now.has(part.record)
  }))
  const known = new Set(before.map(part => part.record))
  after.forEach(({ lines, ...part }, i) => {
    if (known.has(part.record)) return
    const follows = after[i - 1]?.record
    const at = out.findIndex(each => each.record === follows) + 1
    out.splice(at, 0, {
      ...part,
      label: null,
      words: [],
      changes: compareParagraphs([], lines),
      added: true,
      removed: false
    })
  })
  return out
}

const KINDS: Readonly<Partial<Record<DokumentPost['type'], [PartKind, number]>>> = {
  metadata: ['uppgifter', 1],
  section: ['avsnitt', 1],
  fokusomrade: ['fokusomrade', 2],
  bilaga: ['bilaga', 2],
  insats: ['insats', 3]
}

function partsOf(given: Worded): Found[] {
  const out: Found[] = []
  const partOf = new Map<string, Found | null>()
  // What has lost its place stands nowhere in the text.
  const dokument = { ...given.dokument, unplaced: [] }
  for (const { post, under, label } of statesOf({ dokument, printed: given.printed }).values()) {
    const owner = under === null ? null : (partOf.get(under) ?? null)
    const kind = KINDS[post.type]
    const lines = linesOf(post, given)
    let part = owner
    if (kind) {
      part = {
        record: post.id,
        kind: kind[0],
        level: kind[0] === 'insats' && owner?.kind === 'avsnitt' ? 2 : kind[1],
        label,
        type: typeOf(post, given.template),
        heading: headingOf(post, given),
        records: [],
        words: kind[0] === 'insats' ? lines : [],
        lines: []
      }
      out.push(part)
    }
    part?.records.push(post.id)
    part?.lines.push(...lines)
    partOf.set(post.id, part)
  }
  return out
}

const typeOf = (post: DokumentPost, template: Template): string =>
  post.type === 'insats'
    ? template.insats.label
    : post.type === 'fokusomrade'
      ? template.fokusomrade.label
      : messages.types[post.type]

function headingOf(post: DokumentPost, { template }: Worded): string {
  const own = (post.fields.titel ?? post.fields.rubrik ?? []).map(plainText).join(' ').trim()
  if (post.type === 'metadata') return messages.word.about
  if (post.type === 'section')
    return own || (templateSectionOf(template, post.data.key)?.heading ?? messages.sammanstallning.lead)
  if (post.type === 'insats') return (post.fields.text ?? []).map(plainText).join(' ').trim()
  return own || messages.types[post.type === 'bilaga' ? 'bilaga' : 'fokusomrade']
}

/** The words of a record, with the ansvar as a sentence and each item of the metadata box and of an insats after its name. */
function linesOf(post: DokumentPost, { template, kommun }: Worded): string[] {
  const named = new Map(
    (post.type === 'metadata' ? template.metadata : post.type === 'insats' ? template.insats.fields : []).map(item => [
      item.key,
      item.label
    ])
  )
  const order = [...Object.keys(shapeOf(post.type).fields), ...named.keys()]
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length)
  const keys = Object.keys(post.fields).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const lines: string[] = []
  for (const key of keys) {
    if (key === 'ansvarstillagg') continue
    for (const stycke of post.fields[key] ?? []) {
      const text = plainText(stycke).trim()
      const label = named.get(key)
      if (text !== '') lines.push(label === undefined ? text : `${label}: ${text}`)
    }
  }
  if (post.type === 'insats') {
    const ansvar = ansvarSentence(ansvarOfPost(post), kommun).trim()
    if (ansvar !== '') lines.push(`${messages.ansvar.label} ${ansvar}`)
  }
  if (post.type === 'metadata')
    for (const item of template.metadata) {
      const value = post.data[item.key]
      if (typeof value === 'string' && value !== '') lines.push(`${item.label}: ${partyOr(value, kommun)}`)
    }
  return lines
}

const partyOr = (value: string, kommun: Kommun): string => kommun.enheter.find(unit => unit.id === value)?.name ?? value
