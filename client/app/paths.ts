import { type HandlingQuery, handlingPath } from '../../schemas/remiss/handling-address.ts'

/** The addresses of the client, built in one place. */
export const paths = {
  start: '/',
  account: '/konto',
  /** A draft that is being read in. */
  draft: (id: string) => `/las-in/${encodeURIComponent(id)}`,
  document: (id: string) => `/dokument/${encodeURIComponent(id)}`,
  /** A document, with a thread of comments open in it. */
  thread: (id: string, thread: string) => `/dokument/${encodeURIComponent(id)}?trad=${encodeURIComponent(thread)}`,
  /** The latest remiss of a document. */
  remiss: (id: string) => `/dokument/${encodeURIComponent(id)}/remiss`,
  oneRemiss: (id: string, remiss: string) => `/dokument/${encodeURIComponent(id)}/remiss/${encodeURIComponent(remiss)}`,
  /** Begins a remiss of a kind, or opens the one that is being prepared. */
  newRemiss: (id: string, kind: string) => `/dokument/${encodeURIComponent(id)}/remiss?ny=${encodeURIComponent(kind)}`,
  /** The versions of a document and the copies that came back, and one such copy. */
  versions: (id: string) => `/dokument/${encodeURIComponent(id)}/versioner`,
  copy: (id: string, copy: string) => `/dokument/${encodeURIComponent(id)}/kopior/${encodeURIComponent(copy)}`,
  /** What came back from the remisser of a document, of the latest or of one. */
  handling: (id: string, remiss?: string) => handlingPath(id, remiss === undefined ? {} : { remiss }),
  /** One thing among what came back: an answer and a paragraph of it (`part/number`), a synpunkt, or a changed record. */
  handled: (id: string, remiss: string, at: Pick<HandlingQuery, 'svar' | 'stycke' | 'synpunkt' | 'andring'>) =>
    handlingPath(id, { remiss, ...at }),
  admin: {
    start: '/administration',
    people: '/administration/personer',
    units: '/administration/enheter',
    templates: '/administration/mallar',
    settings: '/administration/installningar',
    audit: '/administration/handelselogg',
    outbox: '/administration/utkorg',
    health: '/administration/lagring'
  },
  /** The sign-in page, which leads on to where one was going. */
  signIn: (goingTo: string) => (goingTo === '/' ? '/logga-in' : `/logga-in?till=${encodeURIComponent(goingTo)}`)
} as const

/** Where to go after sign-in: the `till` of the query, if it is an address of this site, else the start page. */
export function destination(search: string): string {
  const to = new URLSearchParams(search).get('till') ?? '/'
  const leavesTheSite = !to.startsWith('/') || /^\/[/\\]/u.test(to) || to.startsWith('/logga-in')
  return leavesTheSite ? '/' : to
}
