import {
  type BroughtFile,
  INTAKE,
  type IntakeRow,
  type RegisterInput,
  type WholeIntake
} from '../../schemas/api/intake.ts'
import { REMISS_API } from '../../schemas/api/remiss.ts'
import type { TestApi } from './api.ts'
import { pdfOf } from './pdf.ts'
import { type OutRemiss, outRemiss } from './svar.ts'
import { newKey } from './threads.ts'

/** A PDF of one page that says nothing, as a scanner makes it; another for each mark. */
export const pdf = (mark = ''): Buffer => pdfOf([[]], { trailer: `/Mark(${mark})` })

/** The coordinator's hand: takes in what came to a remiss. */
export class Desk {
  readonly out: OutRemiss
  client: OutRemiss['owner']

  constructor(out: OutRemiss) {
    this.out = out
    this.client = out.owner
  }

  static async open(api: TestApi): Promise<Desk> {
    return new Desk(await outRemiss(api))
  }

  get at(): [string, string] {
    return [this.out.document, this.out.remiss]
  }

  /** The Word file that was made for a recipient. */
  async wordFor(recipient: string): Promise<Buffer> {
    const answer = await this.client.get(REMISS_API.word(...this.at, recipient))
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return answer.rawPayload
  }

  tryBring(bytes: Buffer, name = 'svar.docx') {
    return this.client.post(INTAKE.bring(...this.at, name), bytes, { 'content-type': 'application/octet-stream' })
  }

  /** Brings a file, and waits until it has been read. */
  async bring(bytes: Buffer, name?: string): Promise<IntakeRow> {
    const answer = await this.tryBring(bytes, name)
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return this.read((answer.json() as BroughtFile).file.id)
  }

  async rows(): Promise<IntakeRow[]> {
    const answer = await this.client.get(INTAKE.list(...this.at))
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return (answer.json() as { files: IntakeRow[] }).files
  }

  /** The file when it has been read. */
  async read(id: string): Promise<IntakeRow> {
    for (;;) {
      const row = (await this.rows()).find(each => each.id === id)
      if (!row) throw new Error('the file is not there')
      if (row.state !== 'laser') return row
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }

  async whole(id: string): Promise<WholeIntake> {
    return (await this.client.get(INTAKE.file(...this.at, id))).json() as WholeIntake
  }

  change(id: string, body: object) {
    return this.client.put(INTAKE.file(...this.at, id), body)
  }

  register(given: Partial<RegisterInput>) {
    const body = { key: newKey(), way: 'epost', receivedOn: '2026-11-20', diarienummer: '', note: '', ...given }
    return this.client.post(INTAKE.registrations(...this.at), body)
  }
}
