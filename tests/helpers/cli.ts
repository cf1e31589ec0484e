import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

export interface CliResult {
  code: number | null
  out: string
  err: string
}

/** A folder of a test's own, in which the real command line runs as a process of its own. */
export class CliFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'styrskrift-cli-'))
  readonly env: Record<string, string>
  #running = new Set<ChildProcess>()

  constructor(env: Record<string, string> = {}) {
    this.env = { PATH: process.env.PATH ?? '', ...env }
  }

  file(name: string): string {
    return join(this.path, name)
  }

  /** Runs a command to its end. */
  async run(...args: string[]): Promise<CliResult> {
    const child = this.start('server/cli/main.ts', args)
    const output = collect(child)
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, ...output() }
  }

  /** Starts a program that goes on. */
  start(program: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
    const child = spawn(process.execPath, [join(ROOT, program), ...args], {
      cwd: this.path,
      // A server with a public address has no demo; the others are spared the remiss of it, which takes a moment to make.
      env: { ...('STYRSKRIFT_PUBLIC_URL' in env ? {} : { STYRSKRIFT_DEMO: 'samples' }), ...this.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    this.#running.add(child)
    child.on('exit', () => this.#running.delete(child))
    return child
  }

  async remove(): Promise<void> {
    for (const child of this.#running) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** What a process has said so far. */
export function collect(child: ChildProcess): () => { out: string; err: string } {
  let out = ''
  let err = ''
  child.stdout?.on('data', chunk => (out += chunk))
  child.stderr?.on('data', chunk => (err += chunk))
  return () => ({ out, err })
}

/** Resolves with the first match in what a process says on standard output; rejects when it ends before. */
export function saying(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((done, fail) => {
    let out = ''
    let err = ''
    child.stdout?.on('data', chunk => {
      const match = pattern.exec((out += chunk))
      if (match) done(match)
    })
    child.stderr?.on('data', chunk => (err += chunk))
    child.on('close', () => fail(new Error(`ended before it said ${pattern}: ${out}${err}`)))
  })
}
