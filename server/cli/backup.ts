import { messages } from '../../schemas/messages/messages.ts'
import { writeBackup } from '../backup/write.ts'
import { readConfig } from '../config/config.ts'
import { withStorage } from './database.ts'
import { writeWhole } from './files.ts'

/** `backup FILE`: the whole database in one file, also while the server runs. */
export async function backupCommand(file: string): Promise<void> {
  await withStorage(readConfig(), async storage => {
    let documents = 0
    await writeWhole(file, async part => {
      documents = await writeBackup(storage, part, Date.now())
    })
    console.log(messages.cli.backup.done(file, documents))
  })
}
