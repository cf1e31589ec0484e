import { quoteOf } from '../../schemas/comments/anchor.ts'
import { replacementText } from '../../schemas/comments/proposal.ts'
import { authorName, readableEntry } from '../../schemas/comments/written.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { KnownThreads } from '../../schemas/returned/copy.ts'
import { listThreads } from '../comments/list.ts'
import type { ReturnedCopy } from '../returned/result.ts'
import type { Storage } from '../storage/storage.ts'
import type { ReadItem } from './items.ts'

/** What a thread of the document begins with. */
export type Said = (thread: string) => KnownThreads['resolved'][number]['said']

/** What the threads say that a copy tells something of: who begins them, and with which words. Null for one that is not there. */
export async function saidIn(
  storage: Storage,
  document: string,
  { known }: ReturnedCopy,
  items: readonly ReadItem[]
): Promise<Said> {
  const wanted = new Set([
    ...items.flatMap(({ answers }) => answers?.thread ?? []),
    ...known.missing.map(({ thread }) => thread),
    ...known.resolved
  ])
  if (wanted.size === 0) return () => null
  const { threads, people } = await listThreads(storage, document, '', 0)
  const names = new Map(people.map(person => [person.id, person.name]))
  const nameOf = (person: string): string => names.get(person) ?? messages.wordThreads.somebody
  const said = threads
    .filter(({ id }) => wanted.has(id))
    .map(({ id, entries: [first], proposal, anchor, createdBy, writtenBy }) => {
      const author = first
        ? authorName(first.author, first.writtenBy, nameOf)
        : authorName(createdBy, writtenBy, nameOf)
      const words = first
        ? readableEntry(first, nameOf)
        : replacementText(proposal?.replacement ?? []) || messages.wordThreads.remove(quoteOf(anchor))
      return [id, { author, text: words }] as const
    })
  const byThread = new Map(said)
  return thread => byThread.get(thread) ?? null
}

/** What a copy says of the threads that its file was sent with, with the words that these begin with. */
export const knownIn = ({ known }: ReturnedCopy, said: Said): KnownThreads => ({
  comments: known.comments,
  changes: known.changes,
  // One of which both a comment and the proposal are gone is told once.
  missing: [...new Map(known.missing.map(each => [each.thread, each])).values()].map(({ thread, what }) => ({
    thread,
    what,
    said: said(thread)
  })),
  resolved: known.resolved.map(thread => ({ thread, said: said(thread) }))
})
