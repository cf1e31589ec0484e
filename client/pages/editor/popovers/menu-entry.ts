/** One thing to do with a record. */
export interface MenuEntry {
  /** Names it within its menu, and chooses its icon. */
  id: string
  label: string
  hint?: string
  /** The key that does the same, as the keymap writes it. */
  keys?: string
  danger?: true
  /** For what is on or off. */
  checked?: boolean
  run: () => void
}

export interface MenuGroup {
  id: string
  title?: string
  entries: MenuEntry[]
}
