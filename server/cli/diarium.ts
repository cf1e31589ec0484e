import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { readConfig } from '../config/config.ts'
import { databaseOf } from '../config/database.ts'
import { diariumPackage } from '../diarium/package.ts'
import { verifyPackage } from '../diarium/verify.ts'
import { Register } from '../register/register.ts'
import { loadTemplates } from '../templates/load.ts'
import { withStorage } from './database.ts'
import { writeWhole } from './files.ts'

const words = messages.cli.diarium
const say = messages.sammanstallning.diarium

/** `diarium DOCUMENT --remiss N --out FILE.zip`: everything that belongs to a remiss, with hashes. What is missing is told on standard error. */
export async function diariumCommand(
  document: string,
  { remiss, out }: { remiss: string; out: string }
): Promise<void> {
  const config = readConfig()
  const { file: database } = databaseOf(config)
  if (database !== undefined && !existsSync(database))
    throw new StyrskriftError('ogiltig-databas', { what: messages.cli.backup.missing(database) })
  const templates = loadTemplates(config.templatesDirectory)
  await withStorage(config, async storage => {
    const register = await Register.open(storage, templates.kommun, Date.now)
    const row = await storage.db
      .selectFrom('remiss')
      .select('id')
      .where('document', '=', document)
      .where('number', '=', Number(remiss))
      .executeTakeFirst()
    if (!row) throw new StyrskriftError('finns-inte')
    const made = await diariumPackage({ storage, templates, register, config, now: Date.now }, document, row.id)
    await writeWhole(out, async part => {
      const file = await open(part, 'w')
      try {
        for await (const chunk of made.bytes) await file.write(chunk)
      } finally {
        await file.close()
      }
    })
    console.log(say.verify.written(out, made.files))
    if (made.missing.length > 0) console.error([words.missing, ...made.missing.map(line => `- ${line}`)].join('\n'))
  })
}

/** `diarium verify FILE.zip`: whether each file of a package is what its index says. Exit code 1 when one is not. */
export async function diariumVerify(file: string): Promise<void> {
  const { index, problems } = await verifyPackage(file).catch(() => ({ index: null, problems: [say.verify.noIndex] }))
  if (problems.length > 0) {
    console.error([say.verify.broken, ...problems].join('\n'))
    process.exitCode = 1
    return
  }
  console.log(say.verify.whole(index?.files.length ?? 0))
  if (index && index.missing.length > 0)
    console.log([say.verify.lacks(index.missing.length), ...index.missing.map(line => `- ${line}`)].join('\n'))
}
