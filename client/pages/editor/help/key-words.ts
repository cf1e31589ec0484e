import { messages } from '../../../../schemas/messages/messages.ts'

/** Does this computer have the keys of a Mac? */
export const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iP(?:hone|[oa]d)/.test(navigator.platform)

/** The modifiers and the key of a name of the keymap: `Mod-Shift-8` gives `['Mod', 'Shift', '8']`. */
const partsOf = (key: string): string[] => key.split(/-(?!$)/)

/** A key of the keymap as one reads it: "Ctrl+Skift+8", on a Mac "⇧⌘8". */
export function keyWords(key: string, mac: boolean = isMac()): string {
  const parts = partsOf(key)
  const words: Readonly<Record<string, string>> = { ...messages.help.keys, ...(mac ? messages.help.macKeys : {}) }
  const order = mac ? ['Alt', 'Shift', 'Mod'] : ['Mod', 'Alt', 'Shift']
  const modifiers = order.filter(m => parts.slice(0, -1).includes(m)).map(m => words[m] ?? m)
  const last = parts.at(-1) ?? ''
  const name = words[last] ?? (last.length === 1 ? last.toLocaleUpperCase('sv') : last)
  return [...modifiers, name].join(mac ? '' : '+')
}

/** A key of the keymap as `aria-keyshortcuts` wants it. */
export function ariaKey(key: string, mac: boolean = isMac()): string {
  return partsOf(key)
    .map(part => (part === 'Mod' ? (mac ? 'Meta' : 'Control') : part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}
