import type { LightMyRequestResponse } from 'fastify'
import type { Insertable } from 'kysely'
import { API } from '../../schemas/api/contract.ts'
import { type DraftList, type DraftPart, SVAR } from '../../schemas/api/svar.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import type { AnswerPart } from '../../schemas/remiss/answer.ts'
import type { RecipientTable, RemissTable } from '../../server/storage/remiss-schema.ts'
import { hashOf, newSecret } from '../../server/svar/secret.ts'
import { freeze } from '../../server/versions/freeze.ts'
import type { Client, TestApi } from './api.ts'
import { templatesOfRepository } from './api.ts'
import { recipientRow, remissRow } from './remiss-rows.ts'
import { newKey } from './threads.ts'

export const QUESTIONS = [
  {
    id: 'f1',
    text: 'Är ansvaret tydligt?',
    translations: {},
    choices: ['Ja', 'Delvis', 'Nej'],
    required: true
  },
  { id: 'f2', text: 'Saknas någon insats?', translations: {}, choices: [], required: false }
]

/** A remiss that is out: the sample programme, frozen, with recipients whose links are known. */
export interface OutRemiss {
  owner: Client
  document: string
  version: string
  remiss: string
  /** Makes one more recipient with a link, and returns both. */
  recipient(
    name: string,
    given?: Partial<Insertable<RecipientTable>>
  ): Promise<{ id: string; token: string; link: string }>
  /** Makes another link for a recipient. */
  link(recipient: string, expiresAt?: number): Promise<{ token: string; link: string }>
}

const DAY = 24 * 60 * 60 * 1000

/** Puts the sample programme out on remiss. */
export async function outRemiss(api: TestApi, given: Partial<Insertable<RemissTable>> = {}): Promise<OutRemiss> {
  const owner = await api.as('Karin Ek')
  const dokument = templatesOfRepository().sample('program')
  const made = await owner.post(API.importDocument, { dokument })
  if (made.statusCode !== 201) throw new Error(made.body)
  const { id: document } = made.json() as { id: string }
  await owner.put(`/api/documents/${document}/default-role`, { defaultRole: 'ingen' })
  const app = { ...api, templates: templatesOfRepository(), register: { kommun: templatesOfRepository().kommun } }
  const tools = { ...app, now: () => api.clock.now } as unknown as Parameters<typeof freeze>[0]
  const { id: version } = await freeze(tools, {
    document,
    person: owner.person.id,
    kind: 'remissversion',
    name: 'Remiss'
  })
  const { db } = api.storage
  const remiss = newRecordId()
  await db
    .insertInto('remiss')
    .values({ ...remissRow(remiss, document), version, questions: JSON.stringify(QUESTIONS), ...given })
    .execute()
  await db.updateTable('document').set({ state: 'remiss' }).where('id', '=', document).execute()
  const link = async (recipient: string, expiresAt = api.clock.now + 30 * DAY) => {
    const token = newSecret()
    const id = newRecordId()
    await db
      .insertInto('access_link')
      .values({
        id,
        recipient,
        token_hash: hashOf(token),
        created_by: owner.person.id,
        created_at: api.clock.now,
        expires_at: expiresAt
      })
      .execute()
    return { token, link: id }
  }
  return {
    owner,
    document,
    version,
    remiss,
    link,
    recipient: async (name, more = {}) => {
      const id = newRecordId()
      await db
        .insertInto('recipient')
        .values({ ...recipientRow(id, remiss), name, email: 'registrator@example.se', ...more })
        .execute()
      return { id, ...(await link(id)) }
    }
  }
}

/** Somebody who answers without an account, as their browser does it: keeps the cookies that it is given. */
export class Reviewer {
  readonly #api: TestApi
  readonly #cookies = new Map<string, string>()
  recipient = ''

  constructor(api: TestApi) {
    this.#api = api
  }

  /** Opens a link, and says who they are. */
  static async open(api: TestApi, token: string, name = 'Rut Remiss'): Promise<Reviewer> {
    const reviewer = new Reviewer(api)
    const answer = await reviewer.follow(token)
    if (answer.statusCode !== 200) throw new Error(answer.body)
    if (name !== '') await reviewer.send('PUT', SVAR.me(reviewer.recipient), { name, email: 'rut@example.se' })
    return reviewer
  }

  /** Follows a link as its page does, which alone sees the token. */
  async follow(token: string): Promise<LightMyRequestResponse> {
    const answer = await this.send('POST', SVAR.open, { token })
    if (answer.statusCode === 200) this.recipient = (answer.json() as { recipient: string }).recipient
    return answer
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object | Buffer,
    headers: Record<string, string | undefined> = {}
  ): Promise<LightMyRequestResponse> {
    const answer = await this.#api.nobody.send(method, url, body, { cookie: this.cookie || undefined, ...headers })
    for (const { name, value } of answer.cookies) {
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }

  async add(part: AnswerPart, key = newKey()): Promise<DraftPart> {
    const answer = await this.send('POST', SVAR.parts(this.recipient), { key, part })
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return answer.json() as DraftPart
  }

  async drafts(): Promise<DraftList> {
    return (await this.send('GET', SVAR.drafts(this.recipient))).json() as DraftList
  }

  async submit(given: { abstains?: boolean; key?: string } = {}): Promise<LightMyRequestResponse> {
    const { revision } = await this.drafts()
    return this.send('POST', SVAR.submissions(this.recipient), {
      key: given.key ?? newKey(),
      revision,
      abstains: given.abstains ?? false
    })
  }

  upload(kind: string, name: string, bytes: Buffer, type = 'application/octet-stream') {
    const url = `${SVAR.files(this.recipient)}?kind=${kind}&name=${encodeURIComponent(name)}`
    return this.send('POST', url, bytes, { 'content-type': type })
  }
}

/** A comment on the whole. */
export const kommentar = (text: string): AnswerPart => ({ kind: 'kommentar', place: { kind: 'document' }, text })
