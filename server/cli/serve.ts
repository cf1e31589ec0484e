import { existsSync } from 'node:fs'
import { messages } from '../../schemas/messages/messages.ts'
import { readConfig } from '../config/config.ts'
import { openLog } from '../observe/log.ts'
import { PAGES, type Running, startServer } from '../start.ts'

/** When a clean end takes longer, the process ends all the same. */
const PATIENCE = 15_000

interface ServeOptions {
  port?: string
  host?: string
  data?: string
}

/** `serve`: runs until SIGTERM or SIGINT, and then finishes what was received. */
export async function serveCommand({ port, host, data }: ServeOptions): Promise<void> {
  const config = readConfig(process.env, {
    ...(port === undefined ? {} : { STYRSKRIFT_PORT: port }),
    ...(host === undefined ? {} : { STYRSKRIFT_HOST: host }),
    ...(data === undefined ? {} : { STYRSKRIFT_DATA: data })
  })
  const log = openLog(config.logLevel)
  const running = await startServer(config, log)
  const words = messages.cli.serve
  console.log(words.running(messages.app.name, running.address))
  if (running.firstLink !== null) console.log(messages.auth.firstLink(running.firstLink))
  if (!existsSync(`${PAGES}/index.html`)) console.log(words.notBuilt)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(running))
}

async function stop(running: Running): Promise<void> {
  const late = setTimeout(() => process.exit(1), PATIENCE)
  late.unref()
  try {
    await running.close()
    process.exit(0)
  } catch (error) {
    console.error(messages.cli.fault(error instanceof Error ? error.message : String(error)))
    process.exit(1)
  }
}
