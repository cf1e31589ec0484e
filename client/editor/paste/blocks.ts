/** Letters of one look, or a line break. */
export type PastedRun = { text: string; bold: boolean; italic: boolean; href: string } | { br: true }

/** Where in a list a paragraph stands. `first` is false for one that continues the item above it. */
export interface Item {
  ordered: boolean
  /** Counted from 0. */
  level: number
  first: boolean
}

/** A paragraph as it was read, whatever wrote it. */
export interface PastedBlock {
  /** 0 for running text, else the level of the heading. */
  heading: number
  item: Item | null
  runs: readonly PastedRun[]
}
