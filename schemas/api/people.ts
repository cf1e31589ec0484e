import { z } from 'zod'
import { person } from './contract.ts'
import { mailAddress } from './mail-address.ts'

/** People: finding others, and administering them. */

const name = z.string().trim().min(1).max(80)
const email = mailAddress
const units = z.array(z.string().min(1).max(80)).max(50)

/** Somebody who was searched for. `units` are ids of the register. */
const foundPerson = person.extend({ units: z.array(z.string()) })
export const foundPeople = z.object({ people: z.array(foundPerson) })
export const peopleQuery = z.object({ q: z.string().max(100).default('') })

/** A person as administrators see one. */
export const adminPerson = foundPerson.extend({
  email: z.string().nullable(),
  administrator: z.boolean(),
  /** Has a second factor. */
  twoFactor: z.boolean(),
  /** Has a way to sign in that is the person's own: a password, or an identity at the provider. */
  joined: z.boolean(),
  createdAt: z.string(),
  /** When the person last signed in or used a session; null: never. */
  seenAt: z.string().nullable(),
  /** When the person left; null: is here. */
  endedAt: z.string().nullable()
})
export const adminPeople = z.object({ people: z.array(adminPerson) })

/** `invite`: sends the invitation at once. */
export const newPersonBody = z.object({
  name,
  email,
  units: units.default([]),
  administrator: z.boolean().default(false),
  invite: z.boolean().default(true)
})

/** What is left out stays. `ended` true ends the person, false reopens; `twoFactor` false takes a lost second factor away. */
export const changePersonBody = z
  .object({ name, email, units, administrator: z.boolean(), ended: z.boolean(), twoFactor: z.literal(false) })
  .partial()

/** `link` is the invitation itself, where no e-mail leaves the server: hand it over yourself. */
export const invitation = z.object({ link: z.string().nullable() })
export const newPerson = z.object({ person: adminPerson, invitation: invitation.nullable() })

/** What somebody has to handle of what remisser brought and nobody has decided: how many synpunkter, in which documents. */
export const openHandling = z.object({
  documents: z.array(z.object({ id: z.string(), title: z.string(), open: z.number().int() }))
})

export type FoundPerson = z.infer<typeof foundPerson>
export type AdminPerson = z.infer<typeof adminPerson>
export type ChangePerson = z.infer<typeof changePersonBody>
export type Invitation = z.infer<typeof invitation>

/**
 * GET    /api/people?q=                                   → foundPeople (at most 20)
 * GET    /api/admin/people                                → adminPeople
 * POST   /api/admin/people                newPersonBody   → newPerson (201)
 * PATCH  /api/admin/people/:person        changePersonBody → adminPerson
 * GET    /api/admin/people/:person/handling               → openHandling
 * POST   /api/admin/people/:person/invitation             → invitation
 */
export const PEOPLE_API = {
  search: (q: string) => `/api/people?q=${encodeURIComponent(q)}`,
  people: '/api/admin/people',
  person: (id: string) => `/api/admin/people/${encodeURIComponent(id)}`,
  handling: (id: string) => `/api/admin/people/${encodeURIComponent(id)}/handling`,
  invitation: (id: string) => `/api/admin/people/${encodeURIComponent(id)}/invitation`
} as const
