import { existsSync } from 'node:fs'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { writeBackup } from '../backup/write.ts'
import { readConfig } from '../config/config.ts'
import { databaseOf } from '../config/database.ts'
import { writeFact } from '../storage/facts.ts'
import { withStorage } from './database.ts'
import { writeWhole } from './files.ts'

/** `backup FILE`: the whole database in one file, also while the server runs. */
export async function backupCommand(file: string): Promise<void> {
  const config = readConfig()
  const { file: database } = databaseOf(config)
  // Opening would make an empty one, and the backup of a misspelt folder would look like a good one.
  if (database !== undefined && !existsSync(database)) {
    throw new StyrskriftError('ogiltig-databas', { what: messages.cli.backup.missing(database) })
  }
  await withStorage(config, async storage => {
    let documents = 0
    await writeWhole(file, async part => {
      documents = await writeBackup(storage, part, Date.now())
    })
    await writeFact(storage, 'last-backup', String(Date.now()))
    console.log(messages.cli.backup.done(file, documents))
  })
}
