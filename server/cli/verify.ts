import { messages } from '../../schemas/messages/messages.ts'
import { headText } from '../audit/head.ts'
import { examineBackup } from '../backup/verify.ts'
import { pathOf } from './files.ts'

/** `verify FILE`: is a backup whole, and the audit log in it? Exit code 1 and one line that says what is wrong. */
export async function verifyCommand(file: string): Promise<void> {
  const { documents, head, broken } = await examineBackup(file, pathOf(file))
  if (!broken) {
    console.log(messages.cli.verify.whole(file, documents, headText(head)))
    return
  }
  process.exitCode = 1
  console.error(messages.audit.breaks[broken.how](broken.sequence))
}
