import { createTransport, type SendMailOptions } from 'nodemailer'
import { messages } from '../../schemas/messages/messages.ts'
import type { SmtpConfig } from '../config/smtp.ts'
import type { Attachment, StoredMessage } from './outbox.ts'

/** How an attempt ended: sent, to be tried again, or refused for good. */
export type Attempt = 'sent' | { again: boolean; problem: string }

/** Sends one message. Never throws. */
export type Deliver = (
  message: StoredMessage,
  attachments: readonly Attachment[],
  signal: AbortSignal
) => Promise<Attempt>

/** Sends by SMTP, a connection for each message. */
export function smtpDelivery(smtp: SmtpConfig, kommun: string): Deliver {
  const transport = createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    requireTLS: !smtp.secure && smtp.requireTls,
    ...(smtp.auth ? { auth: smtp.auth } : {}),
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    tls: { minVersion: 'TLSv1.2' },
    disableFileAccess: true,
    disableUrlAccess: true
  })
  return async (message, attachments, signal) => {
    try {
      await transport.sendMail({ ...letterOf(message, attachments, smtp.from, kommun), signal })
      return 'sent'
    } catch (error) {
      return failureOf(error)
    }
  }
}

/**
 * The letter of a message. Its Message-ID follows from the row: a letter that is sent twice, since a server died between sending and noting it,
 * is one letter to whoever receives it. RFC 3834: it answers nobody, and nobody's absence shall answer it.
 */
const letterOf = (
  message: Pick<StoredMessage, 'id' | 'recipient' | 'subject' | 'text' | 'created_at'>,
  attachments: readonly Attachment[],
  from: string,
  kommun: string
): SendMailOptions => ({
  from: { name: messages.mail.from(kommun), address: from },
  to: message.recipient,
  subject: message.subject,
  text: message.text,
  encoding: 'quoted-printable',
  date: new Date(message.created_at),
  messageId: `<${message.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  attachments: attachments.map(({ name, type, data }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(data)
  }))
})

/** A mail server that refuses this recipient or this letter for good (5xx) does so tomorrow too; whatever else is wrong may be mended. */
function failureOf(error: unknown): Attempt {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string }
  const lasting = (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500
  return { again: !lasting, problem: (message ?? String(error)).split('\n', 1)[0]?.slice(0, 300) ?? '' }
}
