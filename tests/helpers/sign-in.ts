import { SIGN_IN_API } from '../../schemas/api/sign-in.ts'
import { DEMO_PEOPLE } from '../../server/people/demo-people.ts'

/** Ids of the people of the demo. */
export const DEMO_IDS = DEMO_PEOPLE.map(person => person.id)

/** The id of the one of the demo with this first name. */
export function demoId(firstName: string): string {
  const found = DEMO_PEOPLE.find(person => person.name.split(' ', 1)[0] === firstName)
  if (!found) throw new Error(`The demo has nobody called ${firstName}`)
  return found.id
}

/** Signs in as one of the demo at a server that runs as a process of its own, and gives the cookie. */
export async function signInAt(origin: string, person = DEMO_IDS[0] as string): Promise<string> {
  const answer = await fetch(origin + SIGN_IN_API.demo, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ person })
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error(`cannot sign in: ${await answer.text()}`)
  return cookie
}
