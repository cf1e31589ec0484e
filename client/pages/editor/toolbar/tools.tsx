import {
  ArrowRedoIcon,
  ArrowUndoIcon,
  BulletListIcon,
  Chat2Icon,
  ImageIcon,
  LinkIcon,
  NumberListIcon,
  PencilWritingIcon,
  TableIcon
} from '@navikt/aksel-icons'
import { liftListItem, sinkListItem } from '@tiptap/pm/schema-list'
import type { Command } from '@tiptap/pm/state'
import type { ReactNode } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { addFootnote } from '../../../editor/commands/footnotes.ts'
import { insertionAtCaret, insertTable, insertText } from '../../../editor/commands/insert.ts'
import { type BlockKind, setBlock, toggle } from '../../../editor/commands/marks.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { FootnoteIcon, IndentIcon, OutdentIcon, TextIcon } from './icons.tsx'
import type { ToolState } from './tool-state.ts'

/** One tool: a button in the bar, an item in the menu of what does not fit. */
export interface Tool {
  id: string
  label: string
  icon: ReactNode
  keys?: string
  pressed?: boolean
  disabled: boolean
  /** Puts the caret somewhere else, or opens something: what is in the way closes first. */
  leaves?: boolean
  run: () => void
}

/** Tools that stand together, and go together when there is no room. `format` and `insert` are menus of their own in the bar. */
export interface ToolGroup {
  id: 'history' | 'format' | 'marks' | 'lists' | 'indent' | 'references' | 'insert' | 'review'
  title: string
  tools: readonly Tool[]
}

const words = messages.toolbar
const FORMATS: readonly BlockKind[] = ['paragraph', 'h2', 'h3', 'h4']
const FORMAT_KEYS: Partial<Record<BlockKind, string>> = {
  paragraph: 'Mod-Alt-0',
  h2: 'Mod-Alt-1',
  h3: 'Mod-Alt-2',
  h4: 'Mod-Alt-3'
}

/** Runs a command of the page as a step of its own; the focus stays where it is. */
export function runCommand(session: EditorSession, command: Command): void {
  const view = session.editor?.view
  if (!view) return
  session.history.step()
  command(view.state, view.dispatch, view)
  session.history.step()
}

/** The tools for those who comment. They act on what is selected, and open the panel. */
export function reviewTools(session: EditorSession, may: { comment: boolean; propose: boolean }): ToolGroup[] {
  const ask = (act: string): void => {
    const anchor = session.editor?.view.dom
    if (anchor) session.action.set({ act, id: '', key: '', anchor })
  }
  const comment: Tool = {
    id: 'comment',
    label: messages.comments.comment,
    icon: <Chat2Icon aria-hidden />,
    keys: 'Mod-Alt-m',
    disabled: false,
    leaves: true,
    run: () => ask('comment')
  }
  const propose: Tool = {
    id: 'propose',
    label: messages.comments.propose,
    icon: <PencilWritingIcon aria-hidden />,
    keys: 'Mod-Alt-p',
    disabled: false,
    leaves: true,
    run: () => ask('propose')
  }
  const tools = [...(may.comment ? [comment] : []), ...(may.propose ? [propose] : [])]
  return tools.length > 0 ? [{ id: 'review', title: words.reviewTitle, tools }] : []
}

/** The tools for those who write, for the place where the caret stands. */
export function toolGroups(session: EditorSession, state: ToolState): ToolGroup[] {
  const command = (made: Command) => () => runCommand(session, made)
  const item = () => session.projection.schema.nodes.listItem!
  const ask = (act: string): void => {
    const anchor = session.editor?.view.dom
    if (anchor) session.action.set({ act, id: '', key: '', anchor })
  }
  return [
    {
      id: 'history',
      title: words.historyTitle,
      tools: [
        {
          id: 'undo',
          label: words.undo,
          icon: <ArrowUndoIcon aria-hidden />,
          keys: 'Mod-z',
          disabled: !state.canUndo,
          run: () => session.history.undo()
        },
        {
          id: 'redo',
          label: words.redo,
          icon: <ArrowRedoIcon aria-hidden />,
          keys: 'Mod-y',
          disabled: !state.canRedo,
          run: () => session.history.redo()
        }
      ]
    },
    {
      id: 'format',
      title: words.formatTitle,
      tools: FORMATS.map(kind => ({
        id: kind,
        label: words.formats[kind],
        icon: null,
        keys: FORMAT_KEYS[kind],
        pressed: state.block === kind,
        disabled: kind === 'paragraph' ? state.block === null : !state.headings,
        run: command(setBlock(kind))
      }))
    },
    {
      id: 'marks',
      title: words.marksTitle,
      tools: [
        {
          id: 'bold',
          label: words.bold,
          icon: (
            <b className="ss-tool__letter" aria-hidden>
              {words.boldLetter}
            </b>
          ),
          keys: 'Mod-b',
          pressed: state.bold,
          disabled: !state.marks,
          run: command(toggle('bold'))
        },
        {
          id: 'italic',
          label: words.italic,
          icon: (
            <i className="ss-tool__letter" aria-hidden>
              {words.italicLetter}
            </i>
          ),
          keys: 'Mod-i',
          pressed: state.italic,
          disabled: !state.marks,
          run: command(toggle('italic'))
        }
      ]
    },
    {
      id: 'lists',
      title: words.listsTitle,
      tools: [
        {
          id: 'bullets',
          label: words.bulletList,
          icon: <BulletListIcon aria-hidden />,
          keys: 'Mod-Shift-8',
          pressed: state.block === 'bulletList',
          disabled: !state.lists,
          run: command(setBlock('bulletList'))
        },
        {
          id: 'numbers',
          label: words.orderedList,
          icon: <NumberListIcon aria-hidden />,
          keys: 'Mod-Shift-7',
          pressed: state.block === 'orderedList',
          disabled: !state.lists,
          run: command(setBlock('orderedList'))
        }
      ]
    },
    {
      id: 'indent',
      title: words.indentTitle,
      tools: [
        {
          id: 'outdent',
          label: words.outdent,
          icon: <OutdentIcon />,
          disabled: !state.canOutdent,
          run: command((s, d) => liftListItem(item())(s, d))
        },
        {
          id: 'indent',
          label: words.indent,
          icon: <IndentIcon />,
          disabled: !state.canIndent,
          run: command((s, d) => sinkListItem(item())(s, d))
        }
      ]
    },
    {
      id: 'references',
      title: words.referencesTitle,
      tools: [
        {
          id: 'link',
          label: words.link,
          icon: <LinkIcon aria-hidden />,
          keys: 'Mod-k',
          pressed: state.inLink,
          disabled: !state.canLink,
          leaves: true,
          run: () => ask('link')
        },
        {
          id: 'footnote',
          label: words.footnote,
          icon: <FootnoteIcon />,
          keys: 'Mod-Alt-f',
          disabled: !state.canFootnote,
          leaves: true,
          run: () => void addFootnote(session)
        }
      ]
    },
    {
      id: 'insert',
      title: words.insert,
      tools: [
        {
          id: 'table',
          label: words.insertTable,
          icon: <TableIcon aria-hidden />,
          disabled: !state.canInsert,
          leaves: true,
          run: () => insertHere(session, 'table')
        },
        {
          id: 'picture',
          label: words.insertPicture,
          icon: <ImageIcon aria-hidden />,
          disabled: !state.canInsert,
          leaves: true,
          run: () => insertHere(session, 'picture')
        },
        {
          id: 'text',
          label: words.insertText,
          icon: <TextIcon />,
          disabled: !state.canInsert,
          leaves: true,
          run: () => insertHere(session, 'text')
        }
      ]
    }
  ]
}

function insertHere(session: EditorSession, what: 'table' | 'picture' | 'text'): void {
  const point = insertionAtCaret(session)
  const anchor = session.editor?.view.dom
  if (!point || !anchor) return
  if (what === 'table') insertTable(session, point)
  else if (what === 'text') insertText(session, point)
  else session.action.set({ act: 'picture', id: point.parent, key: point.after ?? '', anchor })
}
