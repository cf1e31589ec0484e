import type { Day } from './day.ts'

/** How far a recipient has come. `ej-skickad`: not asked yet, or never asked (spontaneous). */
export const RECIPIENT_STATES = [
  'ej-skickad',
  'skickad',
  'oppnad',
  'paborjad',
  'inlamnad',
  'forfallen',
  'avstar'
] as const
export type RecipientState = (typeof RECIPIENT_STATES)[number]

/** `inbjuden`: on the list. `spontan`: answered without having been asked. */
export const ORIGINS = ['inbjuden', 'spontan'] as const
export type Origin = (typeof ORIGINS)[number]

/** What the database holds of it: when each thing happened first, in milliseconds since 1970. */
export interface Progress {
  sentAt: number | null
  openedAt: number | null
  begunAt: number | null
  submittedAt: number | null
  abstainedAt: number | null
}

/** The day by which the recipient answers: the anstånd, else its own last day, else that of the remiss; null: none has been set. */
export const lastDayOf = (
  recipient: { lastDay: Day | null; extendedTo: Day | null },
  remiss: { lastDay: Day | null }
): Day | null => recipient.extendedTo ?? recipient.lastDay ?? remiss.lastDay

/**
 * The state follows from what has happened and from the day, so that nothing has to be changed at midnight and nothing can contradict. An answer counts, however
 * late; whoever submits after having abstained has answered.
 */
export function recipientState(progress: Progress, lastDay: Day | null, today: Day): RecipientState {
  if (progress.submittedAt !== null) return 'inlamnad'
  if (progress.abstainedAt !== null) return 'avstar'
  if (progress.sentAt === null) return 'ej-skickad'
  if (lastDay !== null && today > lastDay) return 'forfallen'
  if (progress.begunAt !== null) return 'paborjad'
  return progress.openedAt !== null ? 'oppnad' : 'skickad'
}

/** Is nothing more awaited from it? */
export const hasAnswered = (state: RecipientState): boolean => state === 'inlamnad' || state === 'avstar'
