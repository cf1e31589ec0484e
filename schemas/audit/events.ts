import { messages } from '../messages/messages.ts'

/**
 * Everything that the audit log records. An event that has been released keeps its name for ever, since entries are never changed.
 * Its words stand under `audit.events` in schemas/messages/sv-audit.ts, and each is recorded somewhere in `server`: a test holds that.
 */
export const AUDIT_EVENTS = [
  // Documents
  'document.created',
  'document.imported',
  'document.copied',
  'document.exported',
  'document.renamed',
  'document.archived',
  'document.unarchived',
  // Versions, and copies of them that came back
  'version.frozen',
  'version.exported',
  'copy.received',
  'copy.exported',
  'copy.taken-in',
  // What is compiled of a remiss
  'remiss.compiled',
  'remiss.omission-added',
  'remiss.omission-removed',
  'remiss.replies-sent',
  // Synpunkter of a remiss, and what becomes of them
  'synpunkt.cut',
  'synpunkt.changed',
  'synpunkt.removed',
  'synpunkt.taken-back',
  'synpunkt.assigned',
  'synpunkt.released',
  'synpunkt.decided',
  'synpunkt.accepted',
  'phrase.changed',
  'phrase.removed',
  // Answers that came by other ways than the link
  'intake.received',
  'intake.exported',
  'intake.set-aside',
  'intake.taken-back',
  'registration.changed',
  // States and remisser
  'state.changed',
  'remiss.sent',
  'remiss.extended',
  'remiss.link-renewed',
  'remiss.link-withdrawn',
  'remiss.recipient-removed',
  'remiss.package-made',
  'remiss.contacts-removed',
  'remiss.discarded',
  'remiss.letter-sent-again',
  // Roles in documents
  'role.changed',
  'default-role.changed',
  // The register of units
  'unit.created',
  'unit.changed',
  'unit.ended',
  'unit.reopened',
  'unit.imported',
  // The whole database
  'backup.restored',
  // Signing in
  'session.first-step',
  'session.signed-in',
  'session.signed-out',
  'session.ended',
  'signin.failed',
  'signin.locked',
  'link.sent',
  'password.changed',
  'password.reset-asked',
  'two-factor.on',
  'two-factor.off',
  'two-factor.codes',
  // People
  'person.added',
  'person.changed',
  'person.data-exported',
  'person.removed',
  'invitation.sent',
  'invitation.accepted',
  'person.first',
  // Answers to a remiss
  'answer.opened',
  'answer.submitted',
  // Administration
  'outbox.retried'
] as const
export type AuditEvent = (typeof AUDIT_EVENTS)[number]

/** What an event is called; one that this version does not know is called by its name. */
export const eventWords = (event: string): string =>
  (messages.audit.events satisfies Record<AuditEvent, string> as Readonly<Record<string, string>>)[event] ?? event
