import { messages } from '../../../../schemas/messages/messages.ts'

/** What some keys do. */
export interface Shortcut {
  what: string
  /** As the keymap writes them. */
  keys: readonly string[]
  /** How many of the keys are shown; the rest are the same for a hand that holds another key. */
  shown?: number
  /** The one that is shown on a Mac, where another key is the custom. */
  mac?: string
}

export interface ShortcutGroup {
  title: string
  shortcuts: readonly Shortcut[]
}

const { what, groups } = messages.help

/** Every key of the editor. A test holds this against the keymaps both ways. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: groups.write,
    shortcuts: [
      { what: what.newParagraph, keys: ['Enter'] },
      { what: what.lineBreak, keys: ['Shift-Enter'] },
      { what: what.backspace, keys: ['Backspace', 'Mod-Backspace', 'Shift-Backspace'] },
      { what: what.delete, keys: ['Delete', 'Mod-Delete'] },
      { what: what.undo, keys: ['Mod-z'] },
      { what: what.redo, keys: ['Mod-y', 'Mod-Shift-z'], shown: 2 },
      { what: what.selectAll, keys: ['Mod-a'] }
    ]
  },
  {
    title: groups.format,
    shortcuts: [
      { what: what.bold, keys: ['Mod-b'] },
      { what: what.italic, keys: ['Mod-i'] },
      { what: what.link, keys: ['Mod-k'] },
      { what: what.footnote, keys: ['Mod-Alt-f'] },
      { what: what.paragraph, keys: ['Mod-Alt-0'] },
      { what: what.h2, keys: ['Mod-Alt-1'] },
      { what: what.h3, keys: ['Mod-Alt-2'] },
      { what: what.h4, keys: ['Mod-Alt-3'] },
      { what: what.bulletList, keys: ['Mod-Shift-8'] },
      { what: what.orderedList, keys: ['Mod-Shift-7'] }
    ]
  },
  {
    title: groups.records,
    shortcuts: [
      { what: what.addNext, keys: ['Mod-Enter'] },
      { what: what.moveUp, keys: ['Alt-ArrowUp'] },
      { what: what.moveDown, keys: ['Alt-ArrowDown'] },
      { what: what.menu, keys: ['Mod-Shift-Enter'] }
    ]
  },
  {
    title: groups.comments,
    shortcuts: [
      { what: what.comment, keys: ['Mod-Alt-m'] },
      { what: what.propose, keys: ['Mod-Alt-p'] },
      { what: what.threadHere, keys: ['Mod-Alt-k'] },
      { what: what.nextThread, keys: ['j'] },
      { what: what.previousThread, keys: ['k'] }
    ]
  },
  {
    title: groups.find,
    shortcuts: [
      { what: what.find, keys: ['Mod-f'] },
      { what: what.replace, keys: ['Mod-h', 'Mod-Shift-h'], mac: 'Mod-Shift-h' },
      { what: what.nextHit, keys: ['F3', 'Mod-g'], mac: 'Mod-g' },
      { what: what.previousHit, keys: ['Shift-F3', 'Mod-Shift-g'], mac: 'Mod-Shift-g' }
    ]
  },
  {
    title: groups.go,
    shortcuts: [
      { what: what.tab, keys: ['Tab'] },
      { what: what.backTab, keys: ['Shift-Tab'] },
      { what: what.landmarks, keys: ['F6'] },
      { what: what.landmarksBack, keys: ['Shift-F6'] },
      { what: what.help, keys: ['F1', 'Mod-/'] }
    ]
  }
]

/** The keys of a shortcut that are shown on this kind of computer. */
export const shownKeys = ({ keys, shown = 1, mac }: Shortcut, onMac: boolean): readonly string[] =>
  onMac && mac ? [mac] : keys.slice(0, shown)
