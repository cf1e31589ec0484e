import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { READ_LIMITS } from '../docx/limits.ts'

const PLACES = [
  '/usr/lib/libreoffice/program',
  '/usr/lib64/libreoffice/program',
  '/opt/libreoffice/program',
  '/Applications/LibreOffice.app/Contents/MacOS'
]

/** The program, or null where LibreOffice is not installed. */
export function findLibreOffice(path = process.env.PATH ?? ''): string | null {
  for (const folder of [...path.split(delimiter), ...(path === '' ? [] : PLACES)]) {
    const program = join(folder, 'soffice')
    if (folder !== '' && isProgram(program)) return program
  }
  return null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export interface Conversion {
  bytes: Uint8Array
  /** What the file is called by its ending: `docx`. */
  from: string
  /** The filter that reads it, named, so that LibreOffice never guesses: a file that claims to be another kind is refused. */
  filter: string
  /** The ending of what is made: `pdf`. */
  to: string
  /** Milliseconds, after which it is given up. */
  timeLimit: number
  program: string
}

/** One conversion at a time in a thread: each takes a processor and some hundred megabytes. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Makes another file of a file by LibreOffice, in a folder and a profile of their own, which are thrown away afterwards: without macros,
 * without the network, with limits of time, memory and size. Several take turns.
 * @throws Error when nothing came of it.
 */
export function convert(conversion: Conversion): Promise<Buffer> {
  const turn = queue.then(() => convertNow(conversion))
  queue = turn.catch(() => {})
  return turn
}

async function convertNow({ bytes, from, filter, to, timeLimit, program }: Conversion): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'styrskrift-omvandla-'))
  try {
    const profile = join(folder, 'profil')
    await mkdir(join(profile, 'user'), { recursive: true })
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), SAFE_PROFILE)
    const made = join(folder, 'ut')
    await mkdir(made)
    const file = join(folder, `fil.${from}`)
    await writeFile(file, bytes)
    const args = [`--infilter=${filter}`, '--convert-to', to, '--outdir', made, file]
    await run(program, profile, folder, args, timeLimit)
    const name = (await readdir(made)).find(found => found.endsWith(`.${to}`))
    if (name === undefined) throw new Error(`soffice made no .${to}`)
    return await readFile(join(made, name))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Limits of the shell: memory in KiB, the size of a file in blocks of 512 bytes, processor seconds. */
const LIMITS = `ulimit -v 4194304; ulimit -f ${Math.ceil(READ_LIMITS.file / 512)}; ulimit -t 120; exec "$0" "$@"`

async function run(
  program: string,
  profile: string,
  folder: string,
  args: readonly string[],
  timeLimit: number
): Promise<void> {
  const own = [
    '--headless',
    '--invisible',
    '--nodefault',
    '--norestore',
    '--nolockcheck',
    '--nologo',
    '--nofirststartwizard',
    `-env:UserInstallation=${pathToFileURL(profile)}`
  ]
  const alone = (await canBeAlone()) ? ['unshare', '--user', '--net', '--map-current-user'] : []
  const command = [...alone, program, ...own, ...args]
  const child = spawn('/bin/sh', ['-c', LIMITS, ...command], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
    // Nothing of the server's own environment, where secrets may stand. Without a network of its own, it finds no proxy.
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TMPDIR: folder,
      LANG: 'C.UTF-8',
      http_proxy: 'http://127.0.0.1:9',
      https_proxy: 'http://127.0.0.1:9'
    }
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  // The group, since the program starts another that does the work.
  const end = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  const timer = setTimeout(end, timeLimit)
  child.once('error', reject)
  child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`soffice ended with ${code}`))))
  try {
    await promise
  } finally {
    clearTimeout(timer)
    end()
  }
}

/** May a process here have a network of its own, in which there is nothing? Asked once. */
let alone: Promise<boolean> | null = null
function canBeAlone(): Promise<boolean> {
  alone ??= new Promise(resolve => {
    const child = spawn('unshare', ['--user', '--net', '--map-current-user', 'true'], { stdio: 'ignore' })
    child.once('error', () => resolve(false))
    child.once('exit', code => resolve(code === 0))
  })
  return alone
}

const item = (path: string, name: string, value: string): string =>
  `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`

/**
 * No macros, no links that update themselves, nothing fetched, no Java; connections go to a proxy that is not there. Where the bookmarks
 * stand is written into a PDF.
 */
const SAFE_PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  item('Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'),
  item('Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  item('Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  item('Office.Common/Security/Scripting', 'DisableActiveContent', 'true'),
  item('Office.Writer/Content/Update', 'Link', '0'),
  item('Office.Java/VirtualMachine', 'Enable', 'false'),
  item('Office.Common/Filter/PDF/Export', 'ExportBookmarksToPDFDestination', 'true'),
  item('Inet/Settings', 'ooInetProxyType', '2'),
  item('Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'),
  item('Inet/Settings', 'ooInetHTTPProxyPort', '9'),
  item('Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'),
  item('Inet/Settings', 'ooInetHTTPSProxyPort', '9')
].join('\n')}
</oor:items>
`
