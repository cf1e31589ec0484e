/** The views of the page where a remiss is handled, as the address names them. */
export const HANDLING_VIEWS = ['synpunkter', 'svar', 'andringar', 'kontroll', 'oversikt'] as const
export type HandlingView = (typeof HANDLING_VIEWS)[number]

/**
 * What the address of that page says beside the document: which remiss, which view, what the table is filtered and sorted by, and what is open (`stycke`: a paragraph of
 * the answer, `part/number`; `andring`: a changed record). A filtered table
 * can so be sent to somebody, and is there again after a reload. What is not named is not filtered.
 */
export const HANDLING_QUERY = [
  'remiss',
  'vy',
  'sok',
  'plats',
  'del',
  'instans',
  'stallning',
  'hantering',
  'ansvarig',
  'etikett',
  'slag',
  'ordning',
  'lika',
  'synpunkt',
  'svar',
  'stycke',
  'andring'
] as const
/** What stands for something that is not there, where every name could be somebody's. */
export const NOBODY = '–'
/** The synpunkter that nobody has decided, as `hantering`. */
export const OPEN = 'ej'
export type HandlingQuery = Partial<Record<(typeof HANDLING_QUERY)[number], string>>

/** The address of the page, with this in its query. What is empty is left out. */
export function handlingPath(document: string, query: HandlingQuery = {}): string {
  const written = new URLSearchParams()
  for (const name of HANDLING_QUERY) if (query[name]) written.set(name, query[name])
  const search = written.toString()
  return `/dokument/${encodeURIComponent(document)}/synpunkter${search === '' ? '' : `?${search}`}`
}
