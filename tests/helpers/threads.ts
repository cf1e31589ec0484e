import * as Y from 'yjs'
import { type CreateThread, THREADS, type ThreadList } from '../../schemas/api/threads.ts'
import type { Anchor } from '../../schemas/comments/anchor.ts'
import { anchorPartOf } from '../../schemas/comments/make.ts'
import type { Client, TestApi } from './api.ts'

let keys = 0

/** A key of a request that was never sent before. */
export const newKey = (): string => `prov-nyckel-${++keys}`

/** The field in which the tests of comments write. */
export const INGRESS = { record: 'p-ingress', field: 'text' } as const

/** Writes a text into the ingress, as its author, and gives the document as it is stored then. */
export async function write(api: TestApi, client: Client, document: string, text: string): Promise<Y.Doc> {
  await api.sync.change(document, client.person.id, doc => doc.getText('t:p-ingress:text').insert(0, text))
  return (await api.sync.readDocument(document)) ?? new Y.Doc()
}

/** An anchor on words of the ingress. */
export function on(doc: Y.Doc, words: string): Anchor {
  const from = doc.getText('t:p-ingress:text').toString().indexOf(words)
  if (from < 0) throw new Error(`the text does not hold "${words}"`)
  return { kind: 'text', parts: [anchorPartOf(doc, INGRESS.record, INGRESS.field, from, from + words.length)] }
}

export const WHOLE: Anchor = { kind: 'document' }

/** Asks for a new thread; on the whole document unless told. */
export const postThread = (client: Client, document: string, given: Partial<CreateThread> = {}) =>
  client.post(THREADS.list(document), { key: newKey(), anchor: WHOLE, body: 'En kommentar.', ...given })

/** Makes a thread and gives its id. */
export async function makeThread(client: Client, document: string, given: Partial<CreateThread> = {}): Promise<string> {
  const answer = await postThread(client, document, given)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return (answer.json() as { id: string }).id
}

export async function threadsOf(client: Client, document: string, since = 0): Promise<ThreadList> {
  const answer = await client.get(THREADS.since(document, since))
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json() as ThreadList
}
