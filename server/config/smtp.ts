import { messages } from '../../schemas/messages/messages.ts'

/** How messages are sent. */
export interface SmtpConfig {
  host: string
  port: number
  /** TLS from the first byte; otherwise it is turned on by STARTTLS. */
  secure: boolean
  /** Nothing is sent without TLS. */
  requireTls: boolean
  auth: { user: string; pass: string } | null
  /** The sender's address. */
  from: string
}

interface SmtpSettings {
  STYRSKRIFT_SMTP_URL?: string
  STYRSKRIFT_SMTP_PASSWORD?: string
  STYRSKRIFT_SMTP_FROM?: string
  STYRSKRIFT_SMTP_TLS?: 'on' | 'off'
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** The mail server of the settings, or null. TLS is required unless the mail server is this computer, or the settings say otherwise. */
export function smtpOf(settings: SmtpSettings, error: (what: string) => Error): SmtpConfig | null {
  const { STYRSKRIFT_SMTP_URL: address, STYRSKRIFT_SMTP_FROM: from } = settings
  if (address === undefined) {
    const lone = (['STYRSKRIFT_SMTP_PASSWORD', 'STYRSKRIFT_SMTP_FROM'] as const).find(n => settings[n] !== undefined)
    if (lone) throw error(messages.config.lacks(lone, 'STYRSKRIFT_SMTP_URL'))
    return null
  }
  if (from === undefined) throw error(messages.config.lacks('STYRSKRIFT_SMTP_URL', 'STYRSKRIFT_SMTP_FROM'))
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  const pass = settings.STYRSKRIFT_SMTP_PASSWORD ?? decodeURIComponent(url.password)
  if (user === '' && pass !== '') throw error(messages.config.lacks('STYRSKRIFT_SMTP_PASSWORD', 'STYRSKRIFT_SMTP_URL'))
  const local = LOOPBACK.test(url.hostname)
  const requireTls = settings.STYRSKRIFT_SMTP_TLS ? settings.STYRSKRIFT_SMTP_TLS === 'on' : !local
  if (!secure && !requireTls && !local && user !== '') throw error(messages.config.openSmtp)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls,
    auth: user === '' ? null : { user, pass },
    from
  }
}
