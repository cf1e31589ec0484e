import {
  ArrowDownIcon,
  ArrowForwardIcon,
  ArrowLeftIcon,
  ArrowRightIcon,
  ArrowUpIcon,
  CheckmarkIcon,
  ImageIcon,
  PlusIcon,
  TableIcon,
  TrashIcon
} from '@navikt/aksel-icons'
import { Fragment, type ReactNode, useMemo } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { goToRecord } from '../../../editor/commands/records.ts'
import { recordWithCaret } from '../../../editor/commands/tool-keys.ts'
import type { PageAction } from '../../../editor/session/page-action.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { MenuItem, MenuPopover, MenuSeparator } from '../../../ui/Menu.tsx'
import { SubMenu } from '../../../ui/SubMenu.tsx'
import { keyWords } from '../help/key-words.ts'
import { afterClosing } from '../toolbar/after-closing.ts'
import { TextIcon } from '../toolbar/icons.tsx'
import { useWatched } from '../useSession.ts'
import { type Anchor, anchorOf } from './anchor.ts'
import type { MenuEntry, MenuGroup } from './menu-entry.ts'
import { recordMenu } from './record-menu.ts'

const words = messages.recordMenu

interface RecordMenuPopoverProps {
  session: EditorSession
  action: PageAction
  onClose: () => void
}

/** The menu of a record, at its handle or, asked for by keyboard, at the caret. */
export function RecordMenuPopover({ session, action, onClose }: RecordMenuPopoverProps) {
  useWatched(session.version)
  const anchor = useMemo(() => (action.key === 'caret' ? caretAnchor(session) : anchorOf(action)), [action, session])
  const menu = recordMenu(session, action.id, {
    choosePicture: point =>
      session.action.set({ act: 'picture', id: point.parent, key: point.after ?? '', anchor: action.anchor }),
    removed: type => announce(words.removed(type), 'removed')
  })
  if (!menu) return null
  const choose = (entry: MenuEntry): void => {
    onClose()
    afterClosing(() => {
      entry.run()
      if (STAYS.test(entry.id)) backToRecord(session, action.id)
      else if (entry.id !== 'picture-after') session.editor?.view.focus()
    })
  }
  const { moveTo } = menu
  return (
    <MenuPopover label={words.label(menu.type)} triggerRef={anchor} isOpen onOpenChange={open => !open && onClose()}>
      {menu.groups.map((group, i) => (
        <Fragment key={group.id}>
          {i > 0 && !(group.title && menu.groups[i - 1]?.title) && <MenuSeparator />}
          {group.title ? (
            <SubMenu label={group.title} icon={<TableIcon aria-hidden />}>
              <Entries group={group} onChoose={choose} />
            </SubMenu>
          ) : (
            <Entries group={group} onChoose={choose} />
          )}
          {group.id === 'move' && moveTo.entries.length > 0 && <MoveTo moveTo={moveTo} onChoose={choose} />}
        </Fragment>
      ))}
      {!menu.groups.some(group => group.id === 'move') && moveTo.entries.length > 0 && (
        <MoveTo moveTo={moveTo} onChoose={choose} />
      )}
    </MenuPopover>
  )
}

interface EntriesProps {
  group: MenuGroup
  onChoose: (entry: MenuEntry) => void
}

function Entries({ group, onChoose }: EntriesProps) {
  return group.entries.map(entry => (
    <MenuItem
      key={entry.id}
      icon={iconOf(entry)}
      hint={entry.hint ?? (entry.checked === undefined ? undefined : entry.checked ? words.on : words.off)}
      shortcut={entry.keys && keyWords(entry.keys)}
      tone={entry.danger && 'danger'}
      onAction={() => onChoose(entry)}
    >
      {entry.label}
    </MenuItem>
  ))
}

function MoveTo({
  moveTo,
  onChoose
}: {
  moveTo: { label: string; entries: MenuEntry[] }
  onChoose: (e: MenuEntry) => void
}) {
  return (
    <SubMenu label={moveTo.label} icon={<ArrowForwardIcon aria-hidden />}>
      {moveTo.entries.map(entry => (
        <MenuItem key={entry.id} onAction={() => onChoose(entry)}>
          {entry.label}
        </MenuItem>
      ))}
    </SubMenu>
  )
}

/** After these the record is still there, and one goes on with it. */
const STAYS = /^(?:up|down|header|under-.+)$/

const ICONS: Readonly<Record<string, ReactNode>> = {
  up: <ArrowUpIcon aria-hidden />,
  'row-back': <ArrowUpIcon aria-hidden />,
  down: <ArrowDownIcon aria-hidden />,
  'row-on': <ArrowDownIcon aria-hidden />,
  'column-back': <ArrowLeftIcon aria-hidden />,
  'column-on': <ArrowRightIcon aria-hidden />,
  'to-footnote': <ArrowDownIcon aria-hidden />,
  'to-reference': <ArrowUpIcon aria-hidden />,
  'text-after': <TextIcon />,
  'table-after': <TableIcon aria-hidden />,
  'picture-after': <ImageIcon aria-hidden />
}

function iconOf(entry: MenuEntry): ReactNode {
  if (entry.danger) return <TrashIcon aria-hidden />
  if (entry.checked !== undefined) return entry.checked && <CheckmarkIcon aria-hidden />
  return ICONS[entry.id] ?? <PlusIcon aria-hidden />
}

/** The paragraph in which the caret stands. */
function caretAnchor(session: EditorSession): Anchor {
  const view = session.editor?.view
  if (!view) return { current: null }
  const { node } = view.domAtPos(view.state.selection.head)
  return { current: node instanceof Element ? node : node.parentElement }
}

function backToRecord(session: EditorSession, id: string): void {
  const view = session.editor?.view
  if (!view) return
  if (recordWithCaret(session) !== id) {
    goToRecord(session, id)
    return
  }
  view.focus()
  view.dispatch(view.state.tr.scrollIntoView())
}
