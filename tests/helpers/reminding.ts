import { readConfig } from '../../server/config/config.ts'
import { startReminders } from '../../server/remiss/reminders.ts'
import { openStorage, type StorageOptions } from '../../server/storage/storage.ts'
import { testApi } from './api.ts'

/**
 * A process of its own: the whole server on a database, with a clock that is moved by lines on standard input. Each line is a time in milliseconds; when all
 * that is due then has been written and sent, or was tried, the line comes back. It ends when the lines end.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as { where: StorageOptions; port: number; now: number }
const smtp = {
  host: '127.0.0.1',
  port: options.port,
  secure: false,
  requireTls: false,
  auth: null,
  from: 'styrskrift@ekviken.example'
}
const storage = await openStorage(options.where)
const api = await testApi(storage, { config: { ...readConfig({}), smtp } })
api.clock.now = options.now
let reminding = startReminders({ ...api.tools, address: 'https://styrskrift.example' }, 20)
process.stdin.setEncoding('utf8')
let rest = ''
for await (const chunk of process.stdin as AsyncIterable<string>) {
  const lines = `${rest}${chunk}`.split('\n')
  rest = lines.pop() ?? ''
  for (const line of lines) {
    api.clock.now = Number(line)
    await reminding.stop()
    reminding = startReminders({ ...api.tools, address: 'https://styrskrift.example' }, 20)
    await reminding.settled()
    api.mail.wake()
    await api.mail.settled()
    process.stdout.write(`${line}\n`)
  }
}
// The end of the lines is the end of the process, as an administrator ends it: what is being done is done first.
await reminding.stop()
await api.close()
await storage.close()
process.exit(0)
