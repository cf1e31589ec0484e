import { z } from 'zod'
import { mailAddress } from '../../schemas/api/mail-address.ts'
import { isProxy } from './proxies.ts'

/**
 * Every setting of the server: the variable that sets it, the form of its value, and what it does. `docs/configuration.md` lists
 * the same ones; a test holds the two against each other.
 */
const onOff = z.enum(['on', 'off'])
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const directory = z.string().min(1)

/** Levels of the log, quietest last. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** An address that browsers may use: scheme, host and port, nothing after. */
const origin = z.string().refine(value => {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '')
})

const listOf = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform(text => text.split(',').map(part => part.trim().replace(/\/$/, '')))
    .pipe(z.array(item).min(1))

const sameScheme = (urls: string[]): boolean => new Set(urls.map(url => url.split(':')[0])).size === 1

/** `group=unit,group=unit`: a group may give several units. */
const groupUnits = z
  .string()
  .regex(/^[^=,]+=[^=,]+(,[^=,]+=[^=,]+)*$/)
  .transform(text => text.split(',').map(pair => pair.split('=').map(part => part.trim()) as [string, string]))

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/)

const smtpUrl = z.string().refine(value => {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, pathname, search, username, password } = new URL(value)
  const decodes = [username, password].every(part => !/%(?![0-9a-f]{2})/i.test(part))
  return /^smtps?:$/.test(protocol) && hostname !== '' && ['', '/'].includes(pathname) && search === '' && decodes
})

export const settings = z.object({
  STYRSKRIFT_PORT: count(0, 65535).default(3000),
  STYRSKRIFT_HOST: z.string().min(1).default('localhost'),
  STYRSKRIFT_DATA: directory.default('./data'),
  DATABASE_URL: databaseUrl.optional(),
  STYRSKRIFT_PUBLIC_URL: listOf(origin).refine(sameScheme).optional(),
  STYRSKRIFT_TRUST_PROXY: listOf(z.string().refine(isProxy)).optional(),
  STYRSKRIFT_TEMPLATES: directory.optional(),
  STYRSKRIFT_DEMO: z.enum(['on', 'samples', 'off']).optional(),
  STYRSKRIFT_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  STYRSKRIFT_METRICS_TOKEN: z.string().min(16).optional(),
  STYRSKRIFT_SESSION_DAYS: count(1, 365).default(30),
  STYRSKRIFT_MAX_IMPORT_MIB: count(1, 200).default(20),
  STYRSKRIFT_MAX_PICTURE_MIB: count(1, 100).default(10),
  STYRSKRIFT_RATE_PERSON: count(1, 1_000_000).default(600),
  STYRSKRIFT_RATE_ADDRESS: count(1, 1_000_000).default(6000),
  STYRSKRIFT_RATE_SIGN_IN: count(1, 1_000_000).default(120),
  STYRSKRIFT_SECRET: z.string().min(1).optional(),
  STYRSKRIFT_SECRET_FILE: z.string().min(1).optional(),
  STYRSKRIFT_SIGN_IN_PASSWORD: onOff.default('on'),
  STYRSKRIFT_SIGN_IN_LINK: onOff.default('on'),
  STYRSKRIFT_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  STYRSKRIFT_OIDC_CLIENT_ID: z.string().min(1).optional(),
  STYRSKRIFT_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  STYRSKRIFT_OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  STYRSKRIFT_OIDC_SCOPES: z
    .string()
    .regex(/^\S+( \S+)*$/)
    .default('openid profile email'),
  STYRSKRIFT_OIDC_NAME: z.string().min(1).max(60).optional(),
  STYRSKRIFT_OIDC_GROUPS_CLAIM: z.string().min(1).default('groups'),
  STYRSKRIFT_OIDC_ADMINISTRATORS: listOf(z.string().min(1)).optional(),
  STYRSKRIFT_OIDC_UNITS: groupUnits.optional(),
  STYRSKRIFT_OIDC_TRUST_EMAIL: onOff.default('off'),
  STYRSKRIFT_OIDC_NEW_PEOPLE: onOff.default('on'),
  // E-mail
  STYRSKRIFT_SMTP_URL: smtpUrl.optional(),
  STYRSKRIFT_SMTP_PASSWORD: z.string().min(1).optional(),
  STYRSKRIFT_SMTP_FROM: mailAddress.optional(),
  STYRSKRIFT_SMTP_TLS: onOff.optional(),
  // Word files
  STYRSKRIFT_PAGE_NUMBERS: z.enum(['libreoffice', 'calculated']).default('libreoffice')
})

/** Settings that are never repeated, and that a file may hold: `DATABASE_URL_FILE` names one whose content is the value. */
export const SECRETS = [
  'DATABASE_URL',
  'STYRSKRIFT_METRICS_TOKEN',
  'STYRSKRIFT_SMTP_URL',
  'STYRSKRIFT_SMTP_PASSWORD'
] as const satisfies (keyof typeof settings.shape)[]

export type SettingName = keyof typeof settings.shape
export const SETTING_NAMES = Object.keys(settings.shape) as SettingName[]
