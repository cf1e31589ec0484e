import type * as Y from 'yjs'
import type { Participant } from '../../schemas/api/threads.ts'
import { quoteOf, recordsOf } from '../../schemas/comments/anchor.ts'
import { resolveAnchor, shownIn } from '../../schemas/comments/resolve.ts'
import type { Entry, Thread } from '../../schemas/comments/thread.ts'
import { readableEntry } from '../../schemas/comments/written.ts'
import { INDEX } from '../../schemas/document/ids.ts'
import { readStructure } from '../../schemas/document/reading.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { WordThread } from '../word/threads/thread.ts'

/**
 * The threads of a document as its Word file carries them: each where it stands in the document as it is now, with everybody by name. In
 * the order in which they were made. Whether the reader may see comments is for the caller to ask.
 */
export function threadsInWord(threads: readonly Thread[], people: readonly Participant[], doc: Y.Doc): WordThread[] {
  const names = new Map(people.map(person => [person.id, person.name]))
  const nameOf = (person: string): string => names.get(person) ?? messages.wordThreads.somebody
  const { live } = readStructure(doc.getMap(INDEX))
  const source = { doc, isShown: shownIn(doc, record => live.has(record)) }
  return threads.map((thread): WordThread => {
    const { anchor } = thread
    const found = resolveAnchor(source, anchor)
    return {
      id: thread.id,
      on: anchor.kind,
      parts: 'stretches' in found ? found.stretches : [],
      record: recordsOf(anchor).find(record => live.has(record)) ?? null,
      quote: quoteOf(anchor),
      replacement: thread.proposal?.replacement ?? null,
      author: thread.writtenBy ?? nameOf(thread.createdBy),
      at: thread.writtenBy === null ? thread.createdAt : thread.writtenAt,
      state: thread.state,
      endedBy: thread.state === 'open' || thread.stateBy === null ? null : nameOf(thread.stateBy),
      entries: thread.entries.map(entry => ({
        ...writtenBy(entry, nameOf),
        text: entry.withdrawnAt === null ? readableEntry(entry, nameOf) : null
      }))
    }
  })
}

/** What was taken in from elsewhere stands under the name that it was written with. */
const writtenBy = (entry: Entry, nameOf: (person: string) => string): { author: string; at: string | null } =>
  entry.writtenBy === null
    ? { author: nameOf(entry.author), at: entry.at }
    : { author: entry.writtenBy, at: entry.writtenAt }
