import { z } from 'zod'
import { messages } from '../messages/messages.ts'
import { dateInWords } from '../records/metadata/editor.ts'
import type { Counts } from './counts.ts'
import type { Sammanstallning } from './sammanstallning.ts'

const words = messages.sammanstallning

/** What a text can name: `{inbjudna}`. */
const TEXT_FIELDS = [
  'kommun',
  'dokument',
  'diarienummer',
  'version',
  'beslut',
  'skickad',
  'sista-dag',
  'laget',
  'inbjudna',
  'svarat',
  'gemensamt',
  'avstatt',
  'ej-svarat',
  'spontana',
  'kompletteringar',
  'synpunkter',
  'remissinstans',
  'kontakt'
] as const
export type TextField = (typeof TEXT_FIELDS)[number]

const FIELD = /\{([a-zåäö-]+)\}/g
const isField = (name: string): name is TextField => (TEXT_FIELDS as readonly string[]).includes(name)

const paragraphs = z
  .array(
    z
      .string()
      .trim()
      .min(1)
      .max(4000)
      .refine(
        text => [...text.matchAll(FIELD)].every(([, name = '']) => isField(name)),
        'Texten har ett fält som inte finns.'
      )
  )
  .max(20)

/** `templates/sammanstallning.json`: the words around what is compiled. A municipality writes its own. */
export const sammanstallningTexts = z.strictObject({
  introduction: paragraphs,
  positions: paragraphs,
  general: paragraphs,
  text: paragraphs,
  annex: paragraphs,
  /** The letter to each body: before and after the list of what became of its synpunkter, where it had some, where it had none, and where it abstained. */
  reply: z.strictObject({
    heading: z.string().min(1).max(300),
    before: paragraphs,
    none: paragraphs,
    after: paragraphs
  })
})
export type SammanstallningTexts = z.infer<typeof sammanstallningTexts>

const inWords = (day: string | null): string => (day === null || day === '' ? '' : dateInWords(day))

/** Values of the fields. */
export function textValues(s: Sammanstallning, counts: Counts, body = ''): Record<TextField, string> {
  const { remiss } = s
  return {
    kommun: s.kommun,
    dokument: s.document.title,
    diarienummer: s.document.diarienummer,
    version: words.versionOf(s.version.number, s.version.name),
    beslut: words.decided(remiss.decision.by, inWords(remiss.decision.date), remiss.decision.paragraph),
    skickad: inWords(remiss.sentOn),
    'sista-dag': inWords(remiss.lastDay),
    laget: dateInWords(s.asOf),
    inbjudna: words.bodies(counts.invited),
    svarat: words.some(counts.answered),
    gemensamt: words.some(counts.joined),
    avstatt: words.some(counts.abstained),
    'ej-svarat': words.some(counts.notAnswered),
    spontana: words.some(counts.spontaneous),
    kompletteringar: words.some(counts.supplements),
    synpunkter: words.synpunkter(counts.synpunkter),
    remissinstans: body,
    kontakt: [remiss.contact.name, remiss.contact.email, remiss.contact.phone].filter(Boolean).join(', ')
  }
}

/** The paragraphs with their fields filled. One that names a field which is empty is left out whole, so that no sentence has a hole. */
export const filled = (texts: readonly string[], values: Readonly<Record<TextField, string>>): string[] =>
  texts
    .filter(text => [...text.matchAll(FIELD)].every(([, name = '']) => !isField(name) || values[name] !== ''))
    .map(text => text.replace(FIELD, (whole, name: string) => (isField(name) ? values[name] : whole)))
