/**
 * The attributes of the flat text (docs/decisions/0001): formatting on characters, block attributes on the newline that ends a
 * paragraph. One list for reading, writing, and the gate.
 */

/** Formatting that this version understands. Values in Yjs: `true` for bold and italic, `{ href }` for a link. */
export const MARKS = ['bold', 'italic', 'link'] as const
export type MarkName = (typeof MARKS)[number]

/** Block attributes: `b` the form of the paragraph, `i` the level of a list item, counted from 0. */
export const BLOCK_KEYS = ['b', 'i'] as const

export const isMark = (key: string): key is MarkName => (MARKS as readonly string[]).includes(key)
export const isBlockKey = (key: string): boolean => (BLOCK_KEYS as readonly string[]).includes(key)
export const isKnownKey = (key: string): boolean => isMark(key) || isBlockKey(key)

/** Only web and mail addresses may be links: `javascript:` and its like never leave a browser or a Word file. */
export const isSafeHref = (href: unknown): href is string =>
  typeof href === 'string' && href.length <= 2048 && /^(https?:\/\/|mailto:|tel:)[^\s]+$/i.test(href)

/** Values that the gate lets through, per key. `null` ends a formatting. */
export const ATTRIBUTE_VALUES: Record<string, (value: unknown) => boolean> = {
  bold: v => v === null || v === true,
  italic: v => v === null || v === true,
  link: v =>
    v === null || (typeof v === 'object' && Object.keys(v).length === 1 && isSafeHref((v as { href?: unknown }).href)),
  b: v => v === null || (typeof v === 'string' && /^(h[2-4]|li|ol|lc)$/.test(v)),
  i: v => v === null || (Number.isInteger(v) && (v as number) >= 0 && (v as number) <= 8)
}

/** Embeds: a reference to a footnote, or a line break inside a paragraph. */
export const isKnownEmbed = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  const keys = Object.keys(value)
  if (keys.length !== 1) return false
  const { fn, br } = value as { fn?: unknown; br?: unknown }
  return (typeof fn === 'string' && /^[\w-]{1,40}$/.test(fn)) || br === true
}
