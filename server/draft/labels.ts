import { messages } from '../../schemas/messages/messages.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import { isWritten, type MetadataItem, type Template } from '../../schemas/template/template.ts'

/** "Ansvar:", "Ansvarig nämnd:", "Huvudansvar:" at the start of a line. */
const ANSVAR =
  /^\s*(?:huvud)?ansvar(?:et|ig|iga)?(?:\s+(?:part|parter|enhet|enheter|nämnd|förvaltning|verksamhet|för genomförande))?\s*:/iu

export const isAnsvar = (text: string): boolean => ANSVAR.test(text)

/** Words for the same thing in drafts, by what the label of the template begins with. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  insats: [
    'insats',
    'insatser',
    'åtgärd',
    'åtgärder',
    'aktivitet',
    'aktiviteter',
    'vad',
    'vad ska göras',
    'beskrivning'
  ],
  ansvar: [
    'ansvar',
    'ansvarig',
    'ansvariga',
    'ansvarig nämnd',
    'ansvarig förvaltning',
    'vem',
    'utförare',
    'huvudansvar'
  ],
  nummer: ['nr', 'nummer', 'no', '#', 'löpnummer', ''],
  tidplan: [
    'tidplan',
    'tid',
    'när',
    'klart',
    'klar',
    'senast',
    'tidsplan',
    'startår',
    'år',
    'period',
    'slutdatum',
    'genomförs'
  ],
  indikator: ['indikator', 'indikatorer', 'mått', 'nyckeltal', 'uppföljning', 'mätning', 'måltal'],
  kostnad: ['kostnad', 'kostnader', 'budget', 'resurser', 'finansiering', 'ekonomi', 'resurs']
}

const same = (text: string): string => sameSpelling(text.replace(/[*:]+\s*$/u, ''))

/** What of an insats a label or the head of a column names. */
export function insatsPart(
  label: string,
  template: Template
): { as: 'insats' | 'ansvar' | 'nummer' } | { as: 'falt'; key: string } | null {
  const word = same(label)
  for (const { key, label: own } of template.insats.fields) {
    if (word === same(own) || word === key || SYNONYMS[key]?.includes(word)) return { as: 'falt', key }
  }
  if (word === same(template.insats.label) || SYNONYMS.insats?.includes(word)) return { as: 'insats' }
  if (SYNONYMS.ansvar?.includes(word)) return { as: 'ansvar' }
  return SYNONYMS.nummer?.includes(word) ? { as: 'nummer' } : null
}

/** A label at the start of a line: "När: 2027". */
export function labelOf(text: string): { label: string; letters: number } | null {
  const found = /^\s*([\p{L}][\p{L} /-]{1,40}?)\s*:\s*/u.exec(text)
  return found?.[1] !== undefined ? { label: found[1], letters: found[0].length } : null
}

/** Names of items of the metadata box, as drafts call them. */
const ITEMS: Readonly<Record<string, readonly string[]>> = {
  titel: ['titel', 'dokumentnamn', 'dokumentets namn', 'namn'],
  diarienummer: ['diarienummer', 'dnr', 'diarienr', 'diarie nr', 'ärendebeteckning', 'ärendenummer'],
  'beslutas-av': ['beslutas av', 'beslutande instans', 'beslutad av', 'antagen av', 'beslutsinstans', 'fastställd av'],
  beslutsdatum: ['beslutsdatum', 'datum för beslut', 'antagen', 'fastställd', 'beslutad', 'datum'],
  paragraf: ['paragraf', '§'],
  'galler-for': ['gäller för', 'omfattning', 'målgrupp'],
  giltighetstid: ['giltighetstid', 'giltig', 'giltig till och med', 'gäller', 'gäller från och med', 'period'],
  dokumentansvarig: [
    'dokumentansvarig',
    'ansvarig tjänsteperson',
    'ansvarig tjänsteman',
    'handläggare',
    'kontaktperson'
  ],
  'ansvarig-namnd': ['ansvarig nämnd', 'ansvarig nämnd/styrelse', 'politiskt ansvarig'],
  ersatter: ['ersätter', 'ersätter dokument', 'upphäver'],
  aktualitetsprovning: [
    'tidpunkt för aktualitetsprövning',
    'aktualitetsprövning',
    'revideras',
    'revideras senast',
    'revidering'
  ],
  relaterade: ['relaterade styrdokument', 'relaterade dokument', 'hör ihop med', 'se även'],
  version: ['version', 'versionsnummer']
}

/** The item of the metadata box that a label names; null where it names none. */
export function metadataItemOf(label: string, template: Template): MetadataItem | null {
  const word = same(label)
  if (word === '') return null
  return (
    template.metadata.find(item => same(item.label) === word) ??
    template.metadata.find(item => ITEMS[item.key]?.includes(word)) ??
    null
  )
}

/** A day as somebody wrote it, as `2026-05-29`; null when it is none. */
export function dayOf(text: string): string | null {
  const digits = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*$/u.exec(text)
  const words = /^\s*(?:den\s+)?(\d{1,2})\s+(\p{L}+)\s+(\d{4})\s*$/iu.exec(text)
  const [year, month, day] = digits
    ? [Number(digits[1]), Number(digits[2]), Number(digits[3])]
    : words
      ? [
          Number(words[3]),
          messages.dates.months.findIndex(m => m.startsWith((words[2] ?? '').toLowerCase().slice(0, 3))) + 1,
          Number(words[1])
        ]
      : [0, 0, 0]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year === 0 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}

/** Is the value of this item written text? */
export const isText = (item: MetadataItem): boolean => isWritten(item.kind)
