import { Button } from '@digdir/designsystemet-react'
import { ArrowUndoIcon, FilesIcon, TrashIcon } from '@navikt/aksel-icons'
import { useRef } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Template } from '../../../../schemas/template/template.ts'
import { countOf, inSentence, nameOf, typeName } from '../../../editor/review/names.ts'
import { namingOf } from '../../../editor/review/naming.ts'
import { type LooseEntry, restoreRecord, type Trash, type TrashEntry } from '../../../editor/review/trash.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { formatWhen } from '../../../ui/formatDate.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { afterOverlay } from '../outline/afterOverlay.ts'
import { copyText } from './copyText.ts'
import './trash.css'

interface TrashListProps {
  session: EditorSession
  trash: Trash
  onGo: () => void
}

/** The tab *Papperskorg*: what was deleted, to bring back, and words that nothing shows, to copy. */
export function TrashList({ session, trash, onGo }: TrashListProps) {
  const { template } = session.open
  const restored = useRef(0)
  if (trash.entries.length === 0 && trash.loose.length === 0)
    return (
      <EmptyState icon={<TrashIcon aria-hidden />} title={messages.trash.emptyTitle}>
        <p>{messages.trash.explained}</p>
      </EmptyState>
    )
  const restore = (entry: TrashEntry): void =>
    afterOverlay(onGo, () => {
      if (!restoreRecord(session, entry.id)) return
      restored.current += 1
      announce(messages.trash.restored(typeName(entry.type, template)), `restored-${restored.current}`)
    })
  return (
    <div className="ss-trash">
      <p className="ss-panel__note">{messages.trash.explained}</p>
      {trash.entries.length > 0 && (
        <ul aria-label={messages.trash.list}>
          {trash.entries.map(entry => (
            <Entry
              key={entry.id}
              entry={entry}
              template={template}
              parentName={parentName(session, trash, entry)}
              onRestore={session.writing.arrange(entry.id) ? () => restore(entry) : null}
            />
          ))}
        </ul>
      )}
      {trash.loose.length > 0 && (
        <section>
          <h3>{messages.trash.looseTitle}</h3>
          <p className="ss-panel__note">{messages.trash.looseExplained}</p>
          <ul>
            {trash.loose.map(loose => (
              <Loose key={`${loose.record}:${loose.field}`} loose={loose} session={session} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** The name of the deleted record that an entry stood in. */
function parentName(session: EditorSession, { entries }: Trash, { parent }: TrashEntry): string {
  if (!parent) return ''
  const type = inSentence(typeName(parent.type, session.open.template))
  const [words] = entries.find(entry => entry.id === parent.id)?.words.split(' · ') ?? []
  return words ? `${type} ”${words}”` : type
}

interface EntryProps {
  entry: TrashEntry
  template: Template
  parentName: string
  onRestore: (() => void) | null
}

function Entry({ entry, template, parentName, onRestore }: EntryProps) {
  const { trash } = messages
  const type = typeName(entry.type, template)
  return (
    <li className="ss-trash__entry">
      <p className="ss-trash__head">
        <b>{type}</b>
        <span>{trash.removedBy(entry.by, formatWhen(entry.at))}</span>
      </p>
      <p className={entry.words ? 'ss-trash__words' : 'ss-muted'}>{entry.words || trash.noWords}</p>
      {entry.under.length > 0 && (
        <p className="ss-trash__more">{trash.with(entry.under.map(([under, n]) => countOf(under, n, template)))}</p>
      )}
      {entry.around === 'deleted' && <p className="ss-trash__more">{trash.parentDeleted(parentName)}</p>}
      {entry.around === 'gone' && <p className="ss-trash__more">{trash.parentGone}</p>}
      {onRestore && (
        <Button
          variant="secondary"
          data-density="small"
          aria-label={trash.restoreThis(`${type} ${entry.words}`.trim())}
          onClick={onRestore}
        >
          <ArrowUndoIcon aria-hidden />
          {trash.restore}
        </Button>
      )}
    </li>
  )
}

function Loose({ loose, session }: { loose: LooseEntry; session: EditorSession }) {
  const { trash } = messages
  const post = session.projection.reading.live.get(loose.record)
  const name = post ? nameOf(post, namingOf(session.projection)).kind : null
  const known = name ?? (loose.type && typeName(loose.type, session.open.template))
  const copy = async (): Promise<void> => {
    const done = await copyText(loose.text)
    announce(done ? trash.copied : trash.notCopied, 'copy')
  }
  return (
    <li className="ss-trash__entry">
      <p className="ss-trash__head">
        <b>{known ? trash.looseField(known, loose.field) : trash.looseUnknown}</b>
      </p>
      <p className="ss-trash__words ss-trash__words--whole">{loose.text}</p>
      <Button variant="secondary" data-density="small" onClick={() => void copy()}>
        <FilesIcon aria-hidden />
        {trash.copy}
      </Button>
    </li>
  )
}
