/**
 * The states of a document on its way from the first line to the day when it ceases to apply, in that order. `arkiverad` stands beside them: a document is
 * put away from any state that is not out for comment, and taken back to the state it had.
 */
export const DOCUMENT_STATES = [
  'arbetsmaterial',
  'underhandsremiss',
  'remiss',
  'bearbetning',
  'slutforslag',
  'antagen',
  'upphavd',
  'arkiverad'
] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

/** States that a document moves through; `arkiverad` is none of them. */
export const STEPS = DOCUMENT_STATES.filter((state): state is Step => state !== 'arkiverad')
export type Step = Exclude<DocumentState, 'arkiverad'>

/** States in which nobody changes the text, or what hangs on it: what was decided stays as it was decided. */
const LOCKED: readonly DocumentState[] = ['antagen', 'upphavd', 'arkiverad']

/** May nobody write in a document of this state, whatever the role? */
export const isLocked = (state: DocumentState): boolean => LOCKED.includes(state)

/** States in which a version of the document is out with others, who are asked to answer. */
export const isOut = (state: DocumentState): boolean => state === 'underhandsremiss' || state === 'remiss'

/** A state as it is stored; a newer version's reads as the most careful one, which nobody writes in. */
export const readState = (stored: string): DocumentState =>
  DOCUMENT_STATES.find(state => state === stored) ?? 'arkiverad'

/**
 * Is what the state names a public record (tryckfrihetsförordningen 2 kap.)? `nej`: working material that has not left the authority. `kanske`: a draft
 * that was sent to others, which becomes one when they are independent of the authority or when it is kept in the case. `ja`: sent out formally, laid
 * before somebody for decision, or decided.
 */
export const PUBLIC_RECORD = {
  arbetsmaterial: 'nej',
  underhandsremiss: 'kanske',
  remiss: 'ja',
  bearbetning: 'nej',
  slutforslag: 'ja',
  antagen: 'ja',
  upphavd: 'ja',
  arkiverad: 'kanske'
} as const satisfies Record<DocumentState, 'nej' | 'kanske' | 'ja'>
