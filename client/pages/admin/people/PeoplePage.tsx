import { Button } from '@digdir/designsystemet-react'
import { PersonGroupIcon, PersonPlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { AdminPerson } from '../../../../schemas/api/people.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { AdminHead } from '../AdminHead.tsx'
import { Loaded } from '../Loaded.tsx'
import { useAdminPeople, useUnits } from '../queries.ts'
import { SidePanel } from '../SidePanel.tsx'
import { InvitationNotice, type Invited } from './InvitationNotice.tsx'
import { NewPerson } from './NewPerson.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { PersonForm } from './PersonForm.tsx'

const words = messages.admin.people

type Open = { person: string } | 'new' | null

/** Everybody who has been invited or has signed in, changed beside the table. */
export function PeoplePage() {
  const people = useAdminPeople()
  const units = useUnits().data?.units ?? []
  const [open, setOpen] = useState<Open>(null)
  const [invited, setInvited] = useState<Invited | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const rows = people.data?.people ?? []
  const active = rows.filter(p => p.endedAt === null).length
  const shown = open !== null && typeof open === 'object' ? rows.find(p => p.id === open.person) : undefined
  const choose = (person: AdminPerson): void => {
    setInvited(null)
    setDone(null)
    setOpen({ person: person.id })
  }
  return (
    <div className="ss-admin__columns">
      <div className="ss-admin__main">
        <AdminHead title={words.title} text={people.data ? words.count(active, rows.length - active) : ' '}>
          <Button onClick={() => setOpen('new')}>
            <PersonPlusIcon aria-hidden />
            {words.invite}
          </Button>
        </AdminHead>
        <div className="ss-admin__stack">
          {invited && <InvitationNotice invited={invited} onClose={() => setInvited(null)} />}
          {done && (
            <Notice tone="success" onClose={() => setDone(null)}>
              {done}
            </Notice>
          )}
          <Loaded query={people}>
            {data => (
              <section className="ss-sheet-surface" aria-label={words.list}>
                {data.people.length > 0 ? (
                  <PeopleTable
                    people={data.people}
                    units={units}
                    chosen={shown?.id}
                    compact={open !== null}
                    onChoose={choose}
                  />
                ) : (
                  <EmptyState icon={<PersonGroupIcon aria-hidden />} title={words.empty}>
                    {words.emptyText}
                  </EmptyState>
                )}
              </section>
            )}
          </Loaded>
        </div>
      </div>
      {open === 'new' && (
        <SidePanel title={words.inviteTitle} onClose={() => setOpen(null)}>
          <NewPerson
            units={units}
            onAdded={given => {
              setInvited(given)
              setOpen(null)
            }}
          />
        </SidePanel>
      )}
      {shown && (
        <SidePanel title={shown.name} state={`${shown.endedAt} ${shown.twoFactor}`} onClose={() => setOpen(null)}>
          <PersonForm
            key={shown.id}
            person={shown}
            units={units}
            onInvited={setInvited}
            onRemoved={text => {
              setDone(text)
              setOpen(null)
            }}
          />
        </SidePanel>
      )}
    </div>
  )
}
