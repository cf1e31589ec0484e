import { z } from 'zod'
import { createDokument } from '../document/create.ts'
import type { Dokument, DokumentPost } from '../document/dokument.ts'
import { messages } from '../messages/messages.ts'
import { type Template, template } from '../template/template.ts'
import type { Stycke } from '../text/stycke.ts'
import { MISSIV_TEMPLATE } from './missiv-name.ts'

/**
 * JSON of `remiss.missiv`: the document that is the missiv, the version of it that was sent, and what its sections were filled with, by section. A section whose
 * words are still those is filled anew when the remiss changes; one that somebody has edited is left alone.
 */
export const missivOf = z.strictObject({
  document: z.string().max(40),
  version: z.string().max(40).nullable(),
  filled: z.record(z.string(), z.string())
})
export type MissivOf = z.infer<typeof missivOf>

const words = messages.remiss.missiv

/** The keys of the items of the metadata box that are filled from the remiss, and filled anew when it changes. */
const MISSIV_ITEMS = ['titel', 'diarienummer', 'beslut', 'version', 'sista-dag', 'kontakt'] as const
export type MissivItem = (typeof MISSIV_ITEMS)[number]

/** The keys of its sections. Their text is written once, and then belongs to whoever edits it. */
export const MISSIV_SECTIONS = ['arende', 'fragor', 'svara', 'handling', 'mottagare'] as const
export type MissivSection = (typeof MISSIV_SECTIONS)[number]

/** The template where a municipality has none of its own. */
export const missivTemplate: Template = template.parse({
  name: MISSIV_TEMPLATE,
  documentType: words.documentType,
  description: words.description,
  metadata: MISSIV_ITEMS.map(key => ({
    key,
    label: words.items[key],
    kind: key === 'sista-dag' ? 'date' : key === 'diarienummer' ? 'diarienummer' : 'text',
    required: key === 'titel'
  })),
  sections: MISSIV_SECTIONS.map(key => ({ key, heading: words.sections[key], content: 'prose', headings: true })),
  rules: { 'tomt-falt': 'varning', lix: 'av' }
})

/** What a missiv is filled with. Lists are a paragraph a line. */
export interface MissivContent {
  items: Readonly<Record<MissivItem, string>>
  sections: Readonly<Record<MissivSection, readonly string[]>>
}

/** A missiv as a new document: what the template has a place for is filled, the rest is left as the template makes it. */
export function missivDokument(template: Template, { items, sections }: MissivContent): Dokument {
  const dokument = createDokument(template, items.titel)
  fillItems(dokument.metadata, template, items)
  for (const section of dokument.sections) {
    const lines = sections[section.data.key as MissivSection]
    const prose = section.children.find(child => child.type === 'prose')
    if (lines && prose) prose.fields.text = lines.map(styckeOf)
  }
  return dokument
}

function fillItems(metadata: DokumentPost, template: Template, items: MissivContent['items']): void {
  for (const item of template.metadata) {
    const value = items[item.key as MissivItem]
    if (value === undefined || value === '') continue
    if (item.kind === 'date') metadata.data[item.key] = value
    else if (item.kind === 'text' || item.kind === 'diarienummer' || item.kind === 'person')
      metadata.fields[item.key] = [{ runs: [{ text: value }] }]
  }
}

/** `- ` begins a bullet. */
export const styckeOf = (line: string): Stycke =>
  line.startsWith('- ') ? { form: 'li', runs: [{ text: line.slice(2) }] } : { runs: line ? [{ text: line }] : [] }
