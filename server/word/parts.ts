import { strFromU8, strToU8 } from 'fflate'

/** The parts of a package by name, as bytes or, where a step has read them as text, as text. A step changes what it needs to. */
export type Parts = Map<string, Uint8Array | string>

/** The text of a part; '' when there is none of that name. */
export function partText(parts: Parts, name: string): string {
  const part = parts.get(name) ?? ''
  if (typeof part === 'string') return part
  const text = strFromU8(part)
  parts.set(name, text)
  return text
}

export const partBytes = (part: Uint8Array | string): Uint8Array => (typeof part === 'string' ? strToU8(part) : part)

/** Changes the text of a part, where there is one of that name. */
export function changePart(parts: Parts, name: string, work: (xml: string) => string): void {
  if (parts.has(name)) parts.set(name, work(partText(parts, name)))
}
