import { API } from '../../schemas/api/contract.ts'
import { COPIES, type ReceivedCopy, type WholeCopy } from '../../schemas/api/copies.ts'
import { VERSIONS } from '../../schemas/api/versions.ts'
import type { VersionInfo } from '../../schemas/versions/version.ts'
import { Bookmarks } from '../../schemas/word/bookmarks.ts'
import { Hand } from '../returned/hand.ts'
import { type Client, templatesOfRepository } from './api.ts'
import { newKey } from './threads.ts'

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The bookmark of a field, by which a hand finds its words. */
export const bookmark = (record: string, field: string): string => new Bookmarks().name(record, field)

/** The sample program as a document, with a version of it and that version's Word file. */
export async function sampleVersion(client: Client): Promise<{ id: string; version: VersionInfo; word: Buffer }> {
  const dokument = templatesOfRepository().sample('program')!
  const { id } = (await client.post(API.importDocument, { dokument })).json() as { id: string }
  return { id, ...(await freezeAgain(client, id)) }
}

export async function freezeAgain(client: Client, id: string): Promise<{ version: VersionInfo; word: Buffer }> {
  const made = await client.post(VERSIONS.list(id), { key: newKey(), kind: 'remissversion', name: '' })
  if (made.statusCode !== 201) throw new Error(made.body)
  const version = made.json() as VersionInfo
  return { version, word: (await client.get(VERSIONS.word(id, version.id))).rawPayload }
}

/** The file as somebody sends it back. */
export function edited(word: Buffer, edit: (hand: Hand) => void): Buffer {
  const hand = new Hand(word)
  edit(hand)
  return hand.save()
}

export const send = (client: Client, id: string, bytes: Buffer, name = 'svar.docx', version?: string) =>
  client.post(COPIES.receive(id, name, version), bytes, { 'content-type': WORD })

export async function received(client: Client, id: string, bytes: Buffer, name?: string): Promise<ReceivedCopy> {
  const answer = await send(client, id, bytes, name)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json() as ReceivedCopy
}

export async function wholeCopy(client: Client, id: string, copy: string): Promise<WholeCopy> {
  const answer = await client.get(COPIES.one(id, copy))
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json() as WholeCopy
}
