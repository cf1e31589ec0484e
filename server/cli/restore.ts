import { messages } from '../../schemas/messages/messages.ts'
import { restoreBackup } from '../backup/restore.ts'
import { readConfig } from '../config/config.ts'
import { holdForRestore } from '../running.ts'
import { withStorage } from './database.ts'
import { pathOf } from './files.ts'

/** `restore FILE`: the database becomes what the backup holds, all or nothing, while no server runs on it. */
export async function restoreCommand(file: string, { replace = false }: { replace?: boolean }): Promise<void> {
  const config = readConfig()
  const hold = await holdForRestore(config)
  try {
    await withStorage(config, async storage => {
      const documents = await restoreBackup(storage, { file, path: pathOf(file), replace, now: Date.now() })
      console.log(messages.cli.restore.done(documents))
    })
  } finally {
    await hold.release()
  }
}
