import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { mentionsIn, readableBody } from '../../../../schemas/comments/body.ts'
import type { Entry, Thread } from '../../../../schemas/comments/thread.ts'
import { authorName, initialsName, piecesOfEntry } from '../../../../schemas/comments/written.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { threadsApi } from '../../../app/threads-api.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { formatWhen } from '../../../ui/formatDate.ts'
import { MenuButton, MenuItem } from '../../../ui/Menu.tsx'
import { useWatched } from '../useSession.ts'
import { sendEdit } from './actions.ts'
import { Composer } from './Composer.tsx'
import { draftOf, draftsOf } from './drafts.ts'
import type { CommentFeed } from './feed.ts'

interface EntryViewProps {
  session: EditorSession
  feed: CommentFeed
  thread: Thread
  entry: Entry
}

const words = messages.comments

/** One comment: who, when, and what; one's own can be changed and withdrawn. */
export function EntryView({ session, feed, thread, entry }: EntryViewProps) {
  const store = draftsOf(session)
  const { edits } = useWatched(store.drafts)
  const { people, may } = useWatched(feed.state)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const author = people.get(entry.author)
  const name = authorName(entry.author, entry.writtenBy, feed.nameOf)
  const draft = edits[entry.id]
  const isOwn =
    entry.author === session.open.me.id && entry.writtenBy === null && may.comment && entry.withdrawnAt === null
  const edit = (): void => {
    const chosen = mentionsIn(entry.body).map(id => ({ id, name: feed.nameOf(id) }))
    store.put('edits', entry.id, draftOf(readableBody(entry.body, feed.nameOf), chosen))
  }
  const withdraw = async (): Promise<void> => {
    try {
      await threadsApi.withdraw(session.open.id, thread.id, entry.id)
      await feed.fetch()
    } catch (error) {
      setFailure(toApiError(error))
    }
  }
  return (
    <li className="ss-entry">
      <Avatar
        person={{
          name: initialsName(name, entry.writtenBy),
          color: entry.writtenBy === null ? (author?.color ?? 6) : 6
        }}
        size="small"
        decorative
      />
      <div className="ss-entry__what">
        <p className="ss-entry__head">
          <b>{name}</b> <Written at={entry.at} writtenBy={entry.writtenBy} writtenAt={entry.writtenAt} />
          {entry.editedAt && entry.withdrawnAt === null && <span> · {words.edited}</span>}
        </p>
        {entry.withdrawnAt !== null ? (
          <p className="ss-entry__withdrawn">{words.withdrawn}</p>
        ) : draft ? (
          <Composer
            session={session}
            label={words.body}
            sendLabel={words.save}
            draft={draft}
            onChange={next => store.put('edits', entry.id, next)}
            onSend={async given => {
              await sendEdit(session, thread.id, entry.id, given)
              store.put('edits', entry.id, null)
            }}
            onDiscard={() => store.put('edits', entry.id, null)}
            autoFocus
          />
        ) : (
          <p className="ss-entry__body">
            <Body entry={entry} nameOf={feed.nameOf} />
          </p>
        )}
        {failure && (
          <p className="ss-thread__error" role="alert">
            {failure.message} {failure.remedy}
          </p>
        )}
      </div>
      {isOwn && !draft && (
        <MenuButton
          label={words.entryMenu}
          iconOnly
          icon={<MenuElipsisHorizontalIcon aria-hidden />}
          size="small"
          className="ds-button ss-entry__menu"
        >
          <MenuItem onAction={edit}>{words.edit}</MenuItem>
          <MenuItem tone="danger" onAction={() => void withdraw()}>
            {words.withdraw}
          </MenuItem>
        </MenuButton>
      )}
    </li>
  )
}

/** The words of a comment, with those who are mentioned by name. */
function Body({ entry, nameOf }: { entry: Entry; nameOf: (person: string) => string }) {
  return piecesOfEntry(entry).map((piece, i) =>
    'text' in piece ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no names, and change only all together.
      <b key={i} className="ss-entry__mention">
        @{nameOf(piece.mention)}
      </b>
    )
  )
}

/** When something was written: of what came from elsewhere, when it was written there, where that is known. */
export function Written({
  at,
  writtenBy,
  writtenAt
}: {
  at: string
  writtenBy: string | null
  writtenAt: string | null
}) {
  const when = writtenBy === null ? at : writtenAt
  return when === null ? null : <time dateTime={when}>{formatWhen(when)}</time>
}
