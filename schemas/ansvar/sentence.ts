import type { Kommun } from '../register/kommun.ts'
import { type Ansvar, effectiveKind } from './ansvar.ts'

/** A piece of the sentence: words, or a party (shown as a chip in the editor). `known` is false for an id that is not in the register. */
export type Part = { text: string } | { party: string; text: string; known: boolean }

const FREE = 'fri:'

/** The id of a party that is not in the register, by the name that was written. */
export const freeParty = (name: string): string =>
  FREE + name.replaceAll('|', '/').replaceAll('\n', ' ').trim().slice(0, 120)

/** The name of a party as the register writes it; also of a unit that has ended. */
export function partyName(id: string, kommun: Kommun): { name: string; known: boolean; ended: boolean } {
  if (id.startsWith(FREE)) return { name: id.slice(FREE.length), known: false, ended: false }
  const unit = kommun.enheter.find(u => u.id === id)
  const found = unit ?? kommun.kollektiv.find(k => k.id === id)
  return { name: found?.name ?? id, known: found !== undefined, ended: unit?.ended ?? false }
}

/**
 * The ansvar as a Swedish sentence in parts, without "Ansvar:" before it; no parts when nobody is responsible.
 * en: "X" · samverkan: "X och Y i samverkan med P och Q" · delat: "X, Y och Z delar ansvaret" · gemensamt: "Gemensamt för X och Y".
 */
export function ansvarParts(ansvar: Ansvar, kommun: Kommun): Part[] {
  const kind = effectiveKind(ansvar)
  const parts: Part[] = []
  if (ansvar.lead.length > 0) {
    if (kind === 'gemensamt') parts.push({ text: 'Gemensamt för ' })
    parts.push(...listed(ansvar.lead, kommun))
    if (kind === 'delat') parts.push({ text: ' delar ansvaret' })
  }
  if (ansvar.partners.length > 0) {
    parts.push(
      { text: parts.length > 0 ? ' i samverkan med ' : 'I samverkan med ' },
      ...listed(ansvar.partners, kommun)
    )
  }
  if (ansvar.tail.trim() !== '') parts.push({ text: (parts.length > 0 ? ' ' : '') + ansvar.tail.trim() })
  const first = parts[0]
  if (first) first.text = first.text.charAt(0).toLocaleUpperCase('sv') + first.text.slice(1)
  return parts
}

function listed(ids: readonly string[], kommun: Kommun): Part[] {
  const parts: Part[] = []
  ids.forEach((id, i) => {
    if (i > 0) parts.push({ text: i === ids.length - 1 ? ' och ' : ', ' })
    const { name, known } = partyName(id, kommun)
    parts.push({ party: id, text: name, known })
  })
  return parts
}

/** The ansvar as one sentence; empty when nobody is responsible. */
export const ansvarSentence = (ansvar: Ansvar, kommun: Kommun): string =>
  ansvarParts(ansvar, kommun)
    .map(p => p.text)
    .join('')
