/**
 * What is sent to whom in a remiss. To recipients: the invitation, a new link, the three reminders, that anstånd was granted or taken back, that the remiss has been withdrawn
 * for them, the receipt of an answer, and the letter that says what became of it. To the coordinator: what waits to be handled.
 * Also to the coordinator: that synpunkter have nobody to handle them any more. To whoever handles: that synpunkter were given to them.
 */
export const LETTER_KINDS = [
  'utskick',
  'ny-lank',
  'paminnelse-fore',
  'paminnelse-dagen',
  'paminnelse-efter',
  'paminnelse',
  'anstand',
  'anstand-aterkallat',
  'aterkallad',
  'kvitto',
  'svarsbrev',
  'samordnare-svarstid',
  'samordnare-hantering',
  'tilldelning',
  'utan-ansvarig'
] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/**
 * The key under which a letter is stored once, ever, whatever number of processes come to send it: the outbox and the table `letter` hold it as unique. `turn`
 * tells apart what may be sent again: the day that a reminder is about, the id of the link, the number of a submission.
 */
export const letterKey = (kind: LetterKind, to: string, turn: string): string => `remiss/${kind}/${to}/${turn}`
