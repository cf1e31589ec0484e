import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messages } from '../../schemas/messages/messages.ts'
import { ConfigError } from './config-error.ts'

/** A secret from a setting, or from the file that another setting names. Throws `ConfigError` when the file cannot be read. */
export function readSecret(value: string | undefined, file: string | undefined, setting: string): string | null {
  if (value !== undefined || file === undefined) return value ?? null
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new ConfigError(messages.config.secretFile(setting, file))
  }
}

const LEAST = 32
const LEAST_DIFFERENT = 12

/** Long enough, and no pattern: what `openssl rand -base64 32` gives passes, a word that is repeated does not. */
const isStrong = (secret: string): boolean => secret.length >= LEAST && new Set(secret).size >= LEAST_DIFFERENT

/**
 * The secret that signs cookies and encrypts second factors. On this computer alone one is made and kept in the data folder; with a
 * public address it has to be set. Throws `ConfigError` when it is missing or weak.
 */
export function serverSecret(config: {
  secret: string | null
  publicUrls: readonly string[]
  dataDirectory: string
}): string {
  if (config.secret !== null) {
    if (!isStrong(config.secret)) throw new ConfigError(messages.config.weakSecret)
    return config.secret
  }
  if (config.publicUrls.length > 0) throw new ConfigError(messages.config.noSecret)
  return keptSecret(config.dataDirectory)
}

function keptSecret(directory: string): string {
  const file = join(directory, 'secret')
  const own = `${file}.${process.pid}`
  mkdirSync(directory, { recursive: true })
  if (!existsSync(file)) {
    writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    try {
      // It appears whole, and of two that start at once one wins.
      linkSync(own, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(own, { force: true })
    }
  }
  return readFileSync(file, 'utf8').trim()
}
