import { z } from 'zod'
import { dataName } from '../records/define.ts'
import { RULES, type RuleId, SEVERITIES } from '../rules/ids.ts'

const key = z
  .string()
  .regex(dataName, 'En nyckel börjar med en liten bokstav a–z och har sedan små bokstäver, siffror och bindestreck.')

/** A section's key becomes part of a record id of 40 characters, `s-<key>`. */
const sectionKey = key.max(38, 'Ett avsnitts nyckel har högst 38 tecken.')

const CHECKLIST_PREFIX = 'kontroll-'
/** A checklist's key becomes part of the name of an answer, `kontroll-<key>`. */
const checkKey = key.max(31, 'En nyckel i checklistan har högst 31 tecken.')

/** What an item of the metadata box holds. `text`, `person` and `diarienummer` are written, the others chosen. */
export const METADATA_KINDS = ['text', 'date', 'choice', 'unit', 'person', 'diarienummer'] as const
export type MetadataKind = (typeof METADATA_KINDS)[number]

export const metadataItem = z
  .strictObject({
    key,
    label: z.string().min(1),
    kind: z.enum(METADATA_KINDS),
    required: z.boolean().default(false),
    /** For `choice`: what can be chosen. */
    options: z.array(z.string().min(1)).optional(),
    /** For `diarienummer`: a regular expression; without it the patterns of the municipality apply. */
    pattern: z.string().optional(),
    guidance: z.string().default('')
  })
  .refine(item => item.kind !== 'choice' || (item.options?.length ?? 0) > 0, {
    path: ['options'],
    message: 'Ett val behöver minst ett alternativ i ”options”.'
  })
  .refine(item => item.kind === 'choice' || item.options === undefined, {
    path: ['options'],
    message: 'Bara slaget ”choice” har ”options”.'
  })
  .refine(item => item.kind === 'diarienummer' || item.pattern === undefined, {
    path: ['pattern'],
    message: 'Bara slaget ”diarienummer” har ”pattern”.'
  })
  .refine(item => !item.key.startsWith(CHECKLIST_PREFIX), {
    path: ['key'],
    message: `En nyckel som börjar med ”${CHECKLIST_PREFIX}” hör till checklistan.`
  })

/** What a section holds. */
export const SECTION_CONTENTS = ['prose', 'fokusomraden', 'insatser', 'definitioner', 'fotnoter', 'bilagor'] as const
export type SectionContent = (typeof SECTION_CONTENTS)[number]

export const templateSection = z.strictObject({
  key: sectionKey,
  /**
   * The heading; null for a section without one (ingress). For a free heading: its name in menus, and what stands in its place
   * until someone writes one.
   */
  heading: z.string().nullable(),
  /** A free heading is written by people; a fixed one cannot be typed in. */
  headingFixed: z.boolean().default(true),
  content: z.enum(SECTION_CONTENTS),
  /** Stands in every document from the start; the others are offered, and added by whoever needs them. */
  required: z.boolean().default(true),
  /** People may add more sections of this kind. */
  repeatable: z.boolean().default(false),
  /** People may not move it. */
  orderFixed: z.boolean().default(true),
  /** The text may hold headings of its own. */
  headings: z.boolean().default(false),
  numbered: z.boolean().default(false),
  guidance: z.string().default(''),
  /** Advice on length, in words. */
  maxWords: z.number().int().positive().optional()
})

export const insatsField = z.strictObject({
  key,
  label: z.string().min(1),
  required: z.boolean().default(false),
  guidance: z.string().default('')
})

/** `templates/<name>/template.json`. A municipality adds a template by adding a folder. */
export const template = z
  .strictObject({
    name: key,
    /** Type of styrdokument as it is printed: "Program". */
    documentType: z.string().min(1),
    description: z.string().default(''),
    metadata: z.array(metadataItem).min(1),
    sections: z.array(templateSection).min(1),
    fokusomrade: z
      .strictObject({
        label: z.string().default('Fokusområde'),
        /** The label of several, for counts: "6 fokusområden". */
        plural: z.string().default('Fokusområden'),
        guidanceTitle: z.string().default(''),
        guidanceIntro: z.string().default(''),
        maxWords: z.number().int().positive().optional(),
        /** The words that insatser continue; `{period}` and `{kommun}` are filled. */
        leadIn: z.string().default('')
      })
      .prefault({}),
    insats: z
      .strictObject({
        label: z.string().default('Insats'),
        plural: z.string().default('Insatser'),
        view: z.enum(['list', 'table']).default('list'),
        guidance: z.string().default(''),
        ansvarRequired: z.boolean().default(true),
        fields: z.array(insatsField).default([])
      })
      .prefault({}),
    /** How severe each problem is in this type of document; a rule that is not named has its own default. */
    rules: z.partialRecord(z.enum(RULES), z.enum(SEVERITIES)).default({}),
    /** Checks that someone has to answer before the document is sent (barnrätt, jämställdhet, ekonomi). */
    checklist: z
      .array(z.strictObject({ key: checkKey, label: z.string().min(1), question: z.string().min(1) }))
      .default([])
  })
  .superRefine((value, ctx) => {
    const unique = (list: readonly { key: string }[], path: readonly string[]) => {
      list.forEach((item, i) => {
        if (list.findIndex(other => other.key === item.key) < i) {
          ctx.addIssue({
            code: 'custom',
            path: [...path, i, 'key'],
            message: `Nyckeln ”${item.key}” finns två gånger.`
          })
        }
      })
    }
    unique(value.metadata, ['metadata'])
    unique(value.sections, ['sections'])
    unique(value.checklist, ['checklist'])
    unique(value.insats.fields, ['insats', 'fields'])
    value.sections.forEach((section, i) => {
      for (const problem of sectionProblems(section, value.sections.slice(0, i))) {
        ctx.addIssue({ code: 'custom', path: ['sections', i, ...problem.path], message: problem.message })
      }
    })
    const unknown = unknownPlaceholder(value.fokusomrade.leadIn)
    if (unknown) {
      ctx.addIssue({
        code: 'custom',
        path: ['fokusomrade', 'leadIn'],
        message: `Platshållaren ”${unknown}” finns inte. De som finns är {period} och {kommun}.`
      })
    }
    if (!value.metadata.some(item => item.key === 'titel' && item.kind === 'text')) {
      ctx.addIssue({
        code: 'custom',
        path: ['metadata'],
        message: 'En uppgift med nyckeln ”titel” och slaget ”text” måste finnas: den är dokumentets titel.'
      })
    }
    value.insats.fields.forEach((field, i) => {
      if (RESERVED.includes(field.key)) {
        ctx.addIssue({
          code: 'custom',
          path: ['insats', 'fields', i, 'key'],
          message: `Nyckeln ”${field.key}” används av insatsen själv.`
        })
      }
    })
    value.metadata.forEach((item, i) => {
      if (item.pattern === undefined) return
      try {
        new RegExp(item.pattern)
      } catch {
        ctx.addIssue({
          code: 'custom',
          path: ['metadata', i, 'pattern'],
          message: 'Mönstret är inte ett giltigt reguljärt uttryck.'
        })
      }
    })
  })

function sectionProblems(
  section: TemplateSection,
  before: readonly TemplateSection[]
): { path: string[]; message: string }[] {
  const out: { path: string[]; message: string }[] = []
  if (section.heading === null && !section.headingFixed)
    out.push({ path: ['headingFixed'], message: 'Ett avsnitt utan rubrik kan inte ha fri rubrik.' })
  if (section.heading === null && section.numbered)
    out.push({ path: ['numbered'], message: 'Ett avsnitt utan rubrik kan inte numreras.' })
  if (section.repeatable && section.headingFixed && section.heading !== null)
    out.push({ path: ['repeatable'], message: 'Ett avsnitt som kan läggas till flera gånger behöver fri rubrik.' })
  if (section.content === 'fotnoter') {
    if (section.repeatable || before.some(s => s.content === 'fotnoter'))
      out.push({ path: ['content'], message: 'Fotnoterna står i ett enda avsnitt.' })
    if (!section.required)
      out.push({ path: ['required'], message: 'Avsnittet med fotnoter finns alltid, och visas när det har fotnoter.' })
  }
  return out
}

/** The first placeholder that nobody fills, or null. */
function unknownPlaceholder(text: string): string | null {
  const found = text.match(/\{[^}]*\}?/g) ?? []
  return found.find(p => p !== '{period}' && p !== '{kommun}') ?? null
}

const RESERVED = ['text', 'ansvarstillagg']

export type Template = z.infer<typeof template>
export type TemplateSection = z.infer<typeof templateSection>
export type MetadataItem = z.infer<typeof metadataItem>
export type { RuleId }

/** Metadata kinds whose value is text that is written, and therefore a field. */
export const isWritten = (kind: MetadataKind): boolean =>
  kind === 'text' || kind === 'person' || kind === 'diarienummer'

/** The key of the checklist answer in the metadata record: `ja`, `nej`, or `ej-aktuellt`. */
export const checklistKey = (key: string): string => CHECKLIST_PREFIX + key

/** Fills `{period}` and `{kommun}`; the years of the period are joined with an en dash. */
export function fillPlaceholders(text: string, values: { period: string; kommun: string }): string {
  return text.replaceAll('{period}', values.period).replaceAll('{kommun}', values.kommun)
}
