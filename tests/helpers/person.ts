import type { Person } from '../../schemas/api/contract.ts'
import { setPassword } from '../../server/auth/check-password.ts'
import { createPerson, type NewPerson } from '../../server/people/people.ts'
import { Client, ORIGIN, type TestApi } from './api.ts'

/** A password that is hard to guess. */
export const PASSWORD = 'gnista-ovanlig-trumpet-42'

/** A person with an address and a password. */
export async function personWithPassword(
  api: TestApi,
  given: Partial<NewPerson> = {}
): Promise<Person & { email: string }> {
  const whole = { name: 'Anna Åberg', email: 'anna@exempel.se', ...given }
  const person = await createPerson(api.storage, whole, api.clock.now)
  await setPassword(api.storage, person.id, PASSWORD, api.clock.now)
  return { ...person, email: whole.email }
}

/** The browser that an answer has given a session. */
export function browserOf(
  api: TestApi,
  answer: { cookies: { name: string; value: string }[] },
  person: Person | null = null
) {
  const cookie = answer.cookies.find(c => c.name.endsWith('styrskrift') && c.value !== '')
  if (!cookie) throw new Error('the answer gave no session')
  return new Client(api.server, ORIGIN, `${cookie.name}=${encodeURIComponent(cookie.value)}`, person)
}

/** The texts of messages that were sent to an address, the last first. */
export async function mailTo(api: TestApi, email: string): Promise<string[]> {
  const rows = await api.storage.db
    .selectFrom('outbox')
    .select('text')
    .where('recipient', '=', email)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(row => row.text)
}

/** What stands after the # of a link in a text. */
export const tokenIn = (text: string | null | undefined): string => /#([\w-]+)/.exec(text ?? '')?.[1] ?? ''
