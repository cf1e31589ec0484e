/**
 * Why the server ends a sync connection. The client (y-websocket 3.1) never tries again after 4400–4499, and does after every
 * other code; so a lasting refusal is a 44xx and a passing trouble a 45xx.
 */
export const CLOSE_CODES = {
  'inte-inloggad': 4401,
  'inte-behorig': 4403,
  'finns-inte': 4404,
  'andrad-roll': 4405,
  'fel-epok': 4409,
  'fel-schemaversion': 4410,
  'for-stor': 4413,
  'avvisad-andring': 4422,
  'for-manga-meddelanden': 4429,
  'fel-meddelande': 4440,
  'lagring-misslyckades': 4500,
  'for-manga-anslutningar': 4503,
  'servern-startar-om': 4504,
  'for-langsam': 4508
} as const
export type CloseReason = keyof typeof CLOSE_CODES

/** The reason of a close code, or null when it is none of ours. */
export const closeReason = (code: number): CloseReason | null =>
  (Object.entries(CLOSE_CODES) as [CloseReason, number][]).find(([, c]) => c === code)?.[0] ?? null

/**
 * Message types on the wire. 0, 1 and 3 are those of y-websocket. 8 is ours: the server has stored (on disk) everything that
 * this connection has sent up to and including the n-th message with changes; n follows as a variable-length integer. Messages with
 * changes are those of type 0 whose second byte is 1 (step 2) or 2 (update), also when they change nothing. 9 is ours too: rows of the
 * document have changed; their kind follows as a string (one of `ROWS`), and the number of the change, 0 when it is not known.
 * 10 is all of its message: the register of units has changed, read it again.
 */
export const MESSAGE = { sync: 0, awareness: 1, queryAwareness: 3, stored: 8, rows: 9, register: 10 } as const

/** Kinds of rows that belong to a document, whose changes are told to everybody who has it open. */
export const ROWS = ['threads'] as const
export type RowsKind = (typeof ROWS)[number]
