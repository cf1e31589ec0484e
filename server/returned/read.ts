import type { Dokument } from '../../schemas/document/dokument.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { DocxFile } from '../docx/model.ts'
import { readDocx } from '../docx/read.ts'
import { dokumentHash } from '../word/input.ts'
import { type Carried, readCarried } from '../word/threads/carried.ts'
import { addedChanges, joinMoves } from './added.ts'
import { changesIn } from './changes.ts'
import { around, placeComments } from './comments.ts'
import { KnownChanges } from './known.ts'
import { match } from './match.ts'
import { RESULT_FORMAT, RESULT_VERSION, type ReturnedChange, type ReturnedCopy, type Unplaced } from './result.ts'
import { type Stream, streamOf } from './stream.ts'
import { type SentVersion, sentVersion } from './version.ts'

/** The version that a copy was made of, with what it was written in. */
export interface Against {
  dokument: Dokument
  template: Template
  kommun: Kommun
  /** Its Word file as it was sent; without it, it is made once more. */
  sent?: Uint8Array
  /** The threads of the document: what a file says of others is no knowledge of it. Without them, the file is believed. */
  threads?: readonly string[]
}

/**
 * Reads a copy of an exported version that somebody has commented and changed in Word or LibreOffice: every comment and every change,
 * with the record, the field and the letters of the version that it is about. Nothing is dropped: what cannot be placed is listed.
 * @throws StyrskriftError for a file that is refused: see `readDocx`
 */
export async function readReturnedCopy(bytes: Buffer, against: Against): Promise<ReturnedCopy> {
  const file = await readDocx(bytes)
  const { dokument, template, kommun, sent, threads } = against
  return compare(file, await sentVersion(dokument, template, kommun, sent), threads)
}

/** The same for a file that has been read, and a version that is used for many copies. */
export function compare(file: DocxFile, version: SentVersion, threads?: readonly string[]): ReturnedCopy {
  const copy = streamOf(file)
  const matched = match(version, copy)
  const carried = carriedIn(file, threads)
  const knownChanges = new KnownChanges(carried)
  const inFields = matched.regions.flatMap(region => changesIn(region, copy, version, knownChanges.ownerOf))
  const read = withEnds(joinMoves([...inFields, ...addedChanges(matched, copy, version)]), copy)
  const { known: own, missing } = knownChanges.find(read)
  const changes = read.map(change => {
    const known = own.get(change)
    return known === undefined ? change : { ...change, known }
  })
  const { placed, unplaced, known } = placeComments(file.comments, matched, copy, carried)
  const lost = unplacedChanges(changes, copy, file)
  const all = [...unplaced, ...lost]
  const tracked = changes.filter(c => c.tracked).length
  return {
    format: RESULT_FORMAT,
    version: RESULT_VERSION,
    copyOf: copyOf(file, version),
    comments: placed,
    changes,
    unplaced: all,
    missing: matched.missing.flatMap(({ record, field, text }) =>
      text.trim() === '' ? [] : [{ record, field, text }]
    ),
    known: {
      comments: known.same,
      changes: own.size,
      missing: [
        ...known.missing.map(thread => ({ thread, what: 'comment' as const })),
        ...missing.map(thread => ({ thread, what: 'change' as const }))
      ],
      resolved: known.resolved(placed)
    },
    counts: {
      file: { ...file.changes, comments: file.comments.size },
      result: {
        comments: placed.length,
        changes: changes.length,
        tracked,
        silent: changes.length - tracked,
        unplaced: all.length
      },
      complete: placed.length === file.comments.size && isComplete(changes, all, file)
    },
    findings: [...file.findings].map(([what, count]) => ({ what, count }))
  }
}

/** What the file was sent with, of the threads that there are. */
function carriedIn({ carried }: DocxFile, threads: readonly string[] | undefined): Carried {
  const read = readCarried(carried)
  if (!threads) return read
  const known = new Set(threads)
  return {
    comments: read.comments.filter(({ thread }) => known.has(thread)),
    changes: read.changes.filter(({ thread }) => known.has(thread))
  }
}

/**
 * The end of a paragraph that went or came together with its last letters is part of the same change, also where it stands outside of the
 * field: somebody who moves or deletes a paragraph takes its end along.
 */
function withEnds(changes: readonly ReturnedChange[], copy: Stream): ReturnedChange[] {
  const byChange = new Map(changes.flatMap((change, i) => change.of.map(serial => [serial, i] as const)))
  const more = changes.map((): number[] => [])
  copy.letters.forEach((letter, at) => {
    const before = copy.letters[at - 1]
    if (letter.text !== '\n' || !before || before.text === '\n') return
    for (const what of ['inserted', 'deleted'] as const) {
      const [end, last] = [letter[what], before[what]]
      if (!end || !last || byChange.has(end.serial) || end.kind !== last.kind || end.author !== last.author) continue
      const owner = byChange.get(last.serial)
      if (owner === undefined) continue
      byChange.set(end.serial, owner)
      more[owner]?.push(end.serial)
    }
  })
  return changes.map((change, i) => (more[i]?.length ? { ...change, of: [...change.of, ...more[i]] } : change))
}

/** Tracked changes that no field holds: of labels, of the ends of paragraphs between fields, in headers and footers. */
function unplacedChanges(changes: readonly ReturnedChange[], copy: Stream, file: DocxFile): Unplaced[] {
  const covered = new Set(changes.flatMap(c => c.of))
  const out = new Map<number, Unplaced>()
  copy.letters.forEach((letter, at) => {
    if (!letter.inserted && !letter.deleted) return
    for (const change of [letter.inserted, letter.deleted]) {
      if (!change || covered.has(change.serial)) continue
      const known = out.get(change.serial)
      if (known) known.text += letter.text
      else {
        const { serial, author } = change
        out.set(serial, {
          what: 'change',
          of: [serial],
          author,
          text: letter.text,
          around: around(copy, { from: at, to: at })
        })
      }
    }
  })
  for (const serial of file.tracked) {
    if (covered.has(serial) || out.has(serial)) continue
    out.set(serial, { what: 'change', of: [serial], author: '', text: '', around: messages.docx.elsewhere })
  }
  return [...out.values()]
}

function isComplete(changes: readonly ReturnedChange[], unplaced: readonly Unplaced[], file: DocxFile): boolean {
  const told = new Set([...changes, ...unplaced].flatMap(c => c.of))
  return file.tracked.every(serial => told.has(serial))
}

function copyOf(file: DocxFile, version: SentVersion): ReturnedCopy['copyOf'] {
  const { custom } = file.properties
  const hash = custom.get('StyrskriftHash') ?? null
  return {
    document: custom.get('StyrskriftDokument') ?? null,
    version: custom.get('StyrskriftVersion') ?? null,
    hash,
    sameVersion: hash === null ? null : hash === dokumentHash(version.dokument)
  }
}
