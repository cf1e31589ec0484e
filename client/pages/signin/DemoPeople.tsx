import { useId } from 'react'
import type { DemoPerson } from '../../../schemas/api/sign-in.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { api } from '../../app/api.ts'
import { toApiError } from '../../app/api-error.ts'
import { useSignInBy } from '../../app/queries.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'

/** The people of the demo: a click signs in as one of them. */
export function DemoPeople({ people, kommun }: { people: readonly DemoPerson[]; kommun: string }) {
  const { demo } = messages.auth
  const heading = useId()
  const signIn = useSignInBy(api.signInAsDemo)
  return (
    <section className="ss-demo" aria-labelledby={heading}>
      <div className="ss-demo__mark">
        <h2 id={heading}>{demo.title}</h2>
        <p>{demo.explained(kommun)}</p>
      </div>
      {signIn.error && <ErrorNotice error={toApiError(signIn.error)} />}
      <ul className="ss-demo__people">
        {people.map(person => (
          <li key={person.id}>
            <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate(person.id)}>
              <Avatar person={person} decorative />
              <span className="ss-demo__who">
                <span className="ss-demo__name">{person.name}</span>
                <span className="ss-muted ss-sm">
                  {[person.work, ...person.units, ...(person.administrator ? [demo.administrator] : [])].join(', ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
