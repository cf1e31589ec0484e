import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real server as a process of its own, on its own data. */
export interface App {
  address: string
  data: string
  /** What it has said since it was last started. */
  said(): string
  /** Ends it as an administrator would. */
  stop(): Promise<void>
  /** Ends it without a chance to finish. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  start(): Promise<void>
}

/** A port that nobody uses right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))
      )
    })
  })
}

/** Starts the product as `npm start` does, after the client has been built. */
export async function startApp(environment: Record<string, string> = {}): Promise<App> {
  if (!existsSync('dist/index.html'))
    throw new Error('The client is not built: run "npx vite build" first, as "npm test" does.')
  const port = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'styrskrift-app-'))
  const address = `http://localhost:${port}`
  let child: ChildProcess | null = null
  let output = ''

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, ['server/main.ts', '--port', String(port), '--data', data], {
      env: { ...process.env, NODE_ENV: 'production', STYRSKRIFT_DEMO: 'samples', ...environment },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    child = started
    output = ''
    started.stdout?.on('data', chunk => {
      output += chunk
    })
    started.stderr?.on('data', chunk => {
      output += chunk
    })
    // A machine with much to do takes its time: it also makes the demo first.
    for (let i = 0; i < 900; i++) {
      if (started.exitCode !== null) throw new Error(`The server ended at once: ${output}`)
      const ok = await fetch(`${address}/healthz`).then(
        answer => answer.ok,
        () => false
      )
      if (ok) return
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    throw new Error(`The server does not answer: ${output}`)
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child
    child = null
    if (!running || running.exitCode !== null) return
    const gone = new Promise(resolve => running.once('exit', resolve))
    running.kill(signal)
    await gone
  }
  await start()
  return {
    address,
    data,
    said: () => output,
    start,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    }
  }
}
