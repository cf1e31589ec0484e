import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { messages } from '../../schemas/messages/messages.ts'
import { ConfigError } from './config-error.ts'
import { type SettingInForce, settingsInForce } from './in-force.ts'
import { readSecret } from './secret.ts'
import { type LOG_LEVELS, SECRETS, SETTING_NAMES, type SettingName, settings } from './settings.ts'
import { type SmtpConfig, smtpOf } from './smtp.ts'

/** Requests a minute: by one person, by one network address, and attempts to sign in by one address. */
export interface RateLimits {
  person: number
  address: number
  signIn: number
}

/** A provider of identities by OpenID Connect, and what its groups mean here. */
export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string | null
  scopes: readonly string[]
  /** What the button is called; null: the word of the product. */
  name: string | null
  groupsClaim: string
  /** Members of these groups administer, and nobody else who comes this way; null: the provider does not decide. */
  administrators: readonly string[] | null
  /** Which group gives which unit; null: the provider does not decide. */
  units: readonly (readonly [group: string, unit: string])[] | null
  /** Every address that the provider gives counts as confirmed. */
  trustEmail: boolean
  /** Somebody whom nobody has invited becomes a person at the first sign-in. */
  newPeople: boolean
}

/** The ways to sign in. */
export interface SignInConfig {
  password: boolean
  link: boolean
  oidc: OidcConfig | null
}

/** The configuration of a process, read once at start. Directories are absolute. */
export interface Config {
  port: number
  host: string
  dataDirectory: string
  databaseUrl: string | null
  /** Addresses that browsers use, without a trailing slash; empty: this computer alone. */
  publicUrls: readonly string[]
  /** Proxies whose `X-Forwarded-For` is believed. */
  trustProxy: readonly string[]
  templatesDirectory: string
  /** `samples`: people and documents of the demo; `on`: one of these is out on remiss, too. */
  demo: 'on' | 'samples' | 'off'
  logLevel: (typeof LOG_LEVELS)[number]
  metricsToken: string | null
  sessionDays: number
  maxImportBytes: number
  maxPictureBytes: number
  rates: RateLimits
  /** The secret that signs and encrypts, as it was given; `config/secret.ts` says what applies without. */
  secret: string | null
  signIn: SignInConfig
  /** How messages are sent; null: they are kept for the administrator. */
  smtp: SmtpConfig | null
  /** Every setting as it applies, for administrators to see. */
  inForce: readonly SettingInForce[]
}

export { ConfigError }

type Environment = Readonly<Record<string, string | undefined>>

const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MIB = 1024 * 1024

/**
 * Reads the settings. `flags` come from the command line and win over the environment; an empty variable counts as not set.
 * @throws ConfigError that names the first setting that is wrong, or a variable of ours that does not exist.
 */
export function readConfig(env: Environment = process.env, flags: Partial<Record<SettingName, string>> = {}): Config {
  const given: Record<string, string> = {}
  const all = { ...env, ...flags }
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined || value.trim() === '') continue
    const secret = secretInFile(name)
    if (isSetting(name)) given[name] = value.trim()
    else if (secret !== null) given[secret] = contentOf(name, value.trim(), all[secret])
    else if (name.startsWith('STYRSKRIFT_')) throw new ConfigError(messages.config.unknown(name))
  }
  const read = settings.safeParse(given)
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0]) as SettingName
    throw new ConfigError(messages.config.wrong(name, shown(name, given[name]), messages.config.expected[name]))
  }
  const s = read.data
  const publicUrls = s.STYRSKRIFT_PUBLIC_URL ?? []
  if ((s.STYRSKRIFT_DEMO ?? 'off') !== 'off' && publicUrls.length > 0) throw new ConfigError(messages.config.publicDemo)
  return {
    port: s.STYRSKRIFT_PORT,
    host: s.STYRSKRIFT_HOST,
    dataDirectory: resolve(s.STYRSKRIFT_DATA),
    databaseUrl: s.DATABASE_URL ?? null,
    publicUrls,
    trustProxy: s.STYRSKRIFT_TRUST_PROXY ?? [],
    templatesDirectory: resolve(s.STYRSKRIFT_TEMPLATES ?? resolve(PACKAGE_ROOT, 'templates')),
    demo: s.STYRSKRIFT_DEMO ?? (publicUrls.length === 0 ? 'on' : 'off'),
    logLevel: s.STYRSKRIFT_LOG_LEVEL,
    metricsToken: s.STYRSKRIFT_METRICS_TOKEN ?? null,
    sessionDays: s.STYRSKRIFT_SESSION_DAYS,
    maxImportBytes: s.STYRSKRIFT_MAX_IMPORT_MIB * MIB,
    maxPictureBytes: s.STYRSKRIFT_MAX_PICTURE_MIB * MIB,
    rates: { person: s.STYRSKRIFT_RATE_PERSON, address: s.STYRSKRIFT_RATE_ADDRESS, signIn: s.STYRSKRIFT_RATE_SIGN_IN },
    secret: readSecret(s.STYRSKRIFT_SECRET, s.STYRSKRIFT_SECRET_FILE, 'STYRSKRIFT_SECRET_FILE'),
    signIn: {
      password: s.STYRSKRIFT_SIGN_IN_PASSWORD === 'on',
      link: s.STYRSKRIFT_SIGN_IN_LINK === 'on',
      oidc: oidcOf(s)
    },
    smtp: smtpOf(s, what => new ConfigError(what)),
    inForce: settingsInForce(
      SETTING_NAMES,
      given,
      flags,
      {
        ...defaultTexts,
        STYRSKRIFT_TEMPLATES: resolve(PACKAGE_ROOT, 'templates'),
        STYRSKRIFT_DEMO: publicUrls.length === 0 ? 'on' : 'off',
        // On this computer alone one is made and kept.
        STYRSKRIFT_SECRET: publicUrls.length === 0 ? 'made' : undefined
      },
      all
    )
  }
}

/** What applies where nothing is set, as it would be written. */
const defaultTexts = Object.fromEntries(
  Object.entries(settings.shape).flatMap(([name, schema]) => {
    const value: unknown = schema.safeParse(undefined).data
    return value === undefined ? [] : [[name, String(value)]]
  })
)

function oidcOf(s: z.output<typeof settings>): OidcConfig | null {
  const { STYRSKRIFT_OIDC_ISSUER: issuer, STYRSKRIFT_OIDC_CLIENT_ID: clientId } = s
  if (issuer === undefined && clientId === undefined) return null
  if (issuer === undefined || clientId === undefined) throw new ConfigError(messages.config.halfOidc)
  const file = 'STYRSKRIFT_OIDC_CLIENT_SECRET_FILE'
  return {
    issuer: issuer.replace(/\/$/, ''),
    clientId,
    clientSecret: readSecret(s.STYRSKRIFT_OIDC_CLIENT_SECRET, s[file], file),
    scopes: s.STYRSKRIFT_OIDC_SCOPES.split(' '),
    name: s.STYRSKRIFT_OIDC_NAME ?? null,
    groupsClaim: s.STYRSKRIFT_OIDC_GROUPS_CLAIM,
    administrators: s.STYRSKRIFT_OIDC_ADMINISTRATORS ?? null,
    units: s.STYRSKRIFT_OIDC_UNITS ?? null,
    trustEmail: s.STYRSKRIFT_OIDC_TRUST_EMAIL === 'on',
    newPeople: s.STYRSKRIFT_OIDC_NEW_PEOPLE === 'on'
  }
}

const isSetting = (name: string): name is SettingName => (SETTING_NAMES as string[]).includes(name)

const isSecret = (name: string): name is (typeof SECRETS)[number] => (SECRETS as readonly string[]).includes(name)

/** Values that hold a password are never repeated. */
const shown = (name: SettingName, value = ''): string => (isSecret(name) || /_(TOKEN|SECRET)$/.test(name) ? '…' : value)

/** The secret whose value the file holds that this variable names; null when it is no such variable. */
function secretInFile(variable: string): (typeof SECRETS)[number] | null {
  const name = variable.endsWith('_FILE') ? variable.slice(0, -'_FILE'.length) : ''
  return isSecret(name) ? name : null
}

/** What the file of a secret holds. Both the secret and its file is one too many. */
function contentOf(variable: string, file: string, also: string | undefined): string {
  if (also !== undefined && also.trim() !== '') throw new ConfigError(messages.config.twice(variable))
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new ConfigError(messages.config.unreadable(variable, file))
  }
}

/** Is the cookie sent over HTTPS alone? */
export const isSecure = (config: Config): boolean => config.publicUrls.some(url => url.startsWith('https:'))
