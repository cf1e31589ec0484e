import type { Audit } from '../audit/audit.ts'
import type { Mail } from '../mail/mail.ts'

/** What signing in asks of the audit log and of the outbox. */
export type Records = Pick<Audit, 'record'>
export type Messages = Pick<Mail, 'send' | 'sends'>
