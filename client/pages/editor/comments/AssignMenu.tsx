import { PersonIcon } from '@navikt/aksel-icons'
import { useEffect, useState } from 'react'
import type { Participant } from '../../../../schemas/api/threads.ts'
import type { Thread } from '../../../../schemas/comments/thread.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { threadsApi } from '../../../app/threads-api.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { PopoverButton } from '../../../ui/Popover.tsx'
import { Suggest, type Suggestion } from '../popovers/Suggest.tsx'
import type { CommentFeed } from './feed.ts'
import { searchUnits } from './search-units.ts'

const words = messages.comments
const PAUSE = 120

interface AssignMenuProps {
  session: EditorSession
  feed: CommentFeed
  thread: Thread
  /** What the button says: to whom the thread is given. */
  label: string
  onFailure: (error: ApiError) => void
}

/** Gives a thread to a person or a unit of the register, or to nobody. */
export function AssignMenu({ session, feed, thread, label, onFailure }: AssignMenuProps) {
  const give = async (to: { assignedPerson: string | null; assignedUnit: string | null }): Promise<void> => {
    try {
      await threadsApi.assign(session.open.id, thread.id, to)
      await feed.fetch()
    } catch (error) {
      onFailure(toApiError(error))
    }
  }
  return (
    <PopoverButton
      label={label}
      icon={<PersonIcon aria-hidden />}
      size="small"
      title={words.assignTo}
      placement="bottom start"
    >
      {close => (
        <Choose
          session={session}
          isGiven={thread.assignedPerson !== null || thread.assignedUnit !== null}
          onKnown={person => feed.know([person])}
          onChoose={(assignedPerson, assignedUnit) => {
            close()
            void give({ assignedPerson, assignedUnit })
          }}
        />
      )}
    </PopoverButton>
  )
}

interface ChooseProps {
  session: EditorSession
  isGiven: boolean
  onKnown: (person: Participant) => void
  onChoose: (person: string | null, unit: string | null) => void
}

function Choose({ session, isGiven, onKnown, onChoose }: ChooseProps) {
  const [query, setQuery] = useState('')
  const [people, setPeople] = useState<readonly Participant[]>([])
  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      void threadsApi.participants(session.open.id, query).then(
        found => current && setPeople(found.people),
        () => current && setPeople([])
      )
    }, PAUSE)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [query, session])
  const suggestions: Suggestion[] = [
    ...(isGiven && query === '' ? [{ id: 'nobody', text: words.assignNobody }] : []),
    ...people.map(person => ({ id: `p:${person.id}`, text: person.name })),
    ...searchUnits(session.projection.context.kommun, query).map(unit => ({
      id: `u:${unit.id}`,
      text: unit.name,
      hint: words.unit
    }))
  ]
  return (
    <Suggest
      label={words.assignSearch}
      query={query}
      onQuery={setQuery}
      suggestions={suggestions}
      nothing={words.assignNone}
      onChoose={id => {
        const person = people.find(each => `p:${each.id}` === id)
        if (person) onKnown(person)
        onChoose(person?.id ?? null, id.startsWith('u:') ? id.slice(2) : null)
      }}
      autoFocus
      browse
    />
  )
}
