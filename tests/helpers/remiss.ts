import { API } from '../../schemas/api/contract.ts'
import {
  REMISS_API,
  type RecipientFields,
  type RecipientRow,
  type RemissDetail,
  type RemissSettings
} from '../../schemas/api/remiss.ts'
import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import { type Client, templatesOfRepository } from './api.ts'

/** The demo programme, in which nothing that a remiss demands is missing. */
export function readyProgram(): Dokument {
  const dokument = structuredClone(templatesOfRepository().sample('program'))
  if (!dokument) throw new Error('the programme has no sample')
  for (const { post } of recordsOf(dokument)) {
    if (post.id !== 'in-2-3') continue
    post.data.ansvarsform = 'en'
    post.sets.lead = ['socialforvaltningen']
  }
  return dokument
}

/** Imports it; the client becomes its owner. */
export async function importReady(client: Client, dokument: Dokument = readyProgram()): Promise<string> {
  const answer = await client.post(API.importDocument, { dokument })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return (answer.json() as { id: string }).id
}

const good = async (answer: Promise<{ statusCode: number; body: string; json(): unknown }>): Promise<RemissDetail> => {
  const { statusCode, body, json } = await answer
  if (statusCode !== 200) throw new Error(`${statusCode} ${body}`)
  return json() as RemissDetail
}

export const outside = (name: string, email: string, rest: Partial<RecipientFields> = {}) => ({ name, email, ...rest })

/** The coordinator's hand: a remiss of one document. */
export class Round {
  readonly client: Client
  readonly document: string
  readonly id: string

  constructor(client: Client, document: string, id: string) {
    this.client = client
    this.document = document
    this.id = id
  }

  static async begin(client: Client, document: string, kind: 'remiss' | 'underhandsremiss' = 'remiss'): Promise<Round> {
    const answer = await client.post(REMISS_API.list(document), { kind })
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return new Round(client, document, (answer.json() as { id: string }).id)
  }

  see(): Promise<RemissDetail> {
    return good(this.client.get(REMISS_API.remiss(this.document, this.id)))
  }

  async set(changes: Partial<RemissSettings>): Promise<RemissDetail> {
    return good(this.client.put(REMISS_API.remiss(this.document, this.id), settingsOf(await this.see(), changes)))
  }

  add(...recipients: object[]) {
    return this.client.post(REMISS_API.recipients(this.document, this.id), { recipients })
  }

  async trySend() {
    const { revision } = await this.see()
    return this.client.post(REMISS_API.send(this.document, this.id), { revision })
  }

  send(): Promise<RemissDetail> {
    return good(this.trySend())
  }

  /** Two outside bodies, a last day, sent. */
  async sendToTwo(lastDay: string): Promise<RemissDetail> {
    await this.add(
      outside('Ekvikens idrottsallians', 'alliansen@example.se'),
      outside('Kvinnojouren', 'jouren@example.se')
    )
    await this.set({ lastDay })
    return this.send()
  }

  async recipient(name: string): Promise<RecipientRow> {
    const found = (await this.see()).recipients.find(each => each.name === name)
    if (!found) throw new Error(`${name} is not on the list`)
    return found
  }
}

/** What is sent to change a remiss that says `detail`. */
export const settingsOf = (
  { kind, lastDay, handlingDay, questions, positions, decision, contact, reminders, revision }: RemissDetail,
  changes: Partial<RemissSettings> = {}
): RemissSettings => ({
  kind,
  lastDay,
  handlingDay,
  questions,
  positions,
  decision,
  contact,
  reminders,
  revision,
  ...changes
})
