import { existsSync } from 'node:fs'
import { eventWords } from '../../schemas/audit/events.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { headOf } from '../audit/append.ts'
import { headText, parseHead } from '../audit/head.ts'
import { readEntries } from '../audit/read.ts'
import { verifyChain } from '../audit/verify.ts'
import { ConfigError, readConfig } from '../config/config.ts'
import { databaseOf } from '../config/database.ts'
import type { Storage } from '../storage/storage.ts'
import { withStorage } from './database.ts'

const words = messages.cli.audit
const PAGE = 500

/** `audit verify`: walks the chain. Exit code 1 and one line that names the first wrong entry, or a line with the head. */
export async function auditVerify({ head: text }: { head?: string }): Promise<void> {
  const pinned = text === undefined ? null : parseHead(text)
  if (text !== undefined && !pinned) throw new ConfigError(words.wrongHead(text))
  await withData(async storage => {
    const { head, broken } = await verifyChain(storage, pinned)
    if (!broken) return console.log(words.whole(head.sequence, headText(head)))
    process.exitCode = 1
    console.error(messages.audit.breaks[broken.how](broken.sequence))
  })
}

/** `audit list`: entries, the newest first, a line each. */
export async function auditList({ limit: text, event }: { limit: string; event?: string }): Promise<void> {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) throw new ConfigError(words.wrongNumber(text))
  await withData(async storage => {
    let before: number | undefined
    for (let left = limit; left > 0; left -= PAGE) {
      const entries = await readEntries(storage, { event, before }, Math.min(PAGE, left))
      for (const e of entries) {
        const who = e.person_name ?? e.person ?? '-'
        const what = e.document === null ? '-' : `${e.document} ${JSON.stringify(e.document_title ?? '')}`
        const parts = [e.sequence, new Date(e.at).toISOString(), e.event, eventWords(e.event), who, what]
        console.log([...parts, e.address ?? '-', e.details].join('\t'))
      }
      before = entries.at(-1)?.sequence
      if (entries.length < PAGE) return
    }
  })
}

/** `audit head`: what is to be noted elsewhere. */
export async function auditHead(): Promise<void> {
  await withData(async storage => console.log(headText(await headOf(storage.db))))
}

/** Opening would make an empty database, whose chain is whole. */
async function withData(work: (storage: Storage) => Promise<void>): Promise<void> {
  const config = readConfig()
  const { file } = databaseOf(config)
  if (file !== undefined && !existsSync(file)) {
    throw new StyrskriftError('ogiltig-databas', { what: messages.cli.backup.missing(file) })
  }
  await withStorage(config, work)
}
