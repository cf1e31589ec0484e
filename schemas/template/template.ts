import { z } from 'zod'
import { dataName } from '../records/define.ts'
import { RULES, type RuleId, SEVERITIES } from '../rules/ids.ts'

const key = z
  .string()
  .regex(dataName, 'En nyckel börjar med en liten bokstav a–z och har sedan små bokstäver, siffror och bindestreck.')

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

/** What a section holds. */
export const SECTION_CONTENTS = ['prose', 'fokusomraden', 'insatser', 'definitioner', 'fotnoter', 'bilagor'] as const
export type SectionContent = (typeof SECTION_CONTENTS)[number]

export const templateSection = z.strictObject({
  key,
  /** The heading; null for a section without one (ingress). */
  heading: z.string().nullable(),
  /** A free heading is written by people; a fixed one cannot be typed in. */
  headingFixed: z.boolean().default(true),
  content: z.enum(SECTION_CONTENTS),
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
        view: z.enum(['list', 'table']).default('list'),
        guidance: z.string().default(''),
        ansvarRequired: z.boolean().default(true),
        fields: z.array(insatsField).default([])
      })
      .prefault({}),
    /** How severe each problem is in this type of document; a rule that is not named has its own default. */
    rules: z.partialRecord(z.enum(RULES), z.enum(SEVERITIES)).default({}),
    /** Checks that someone has to answer before the document is sent (barnrätt, jämställdhet, ekonomi). */
    checklist: z.array(z.strictObject({ key, label: z.string().min(1), question: z.string().min(1) })).default([])
  })
  .superRefine((value, ctx) => {
    const unique = (list: readonly { key: string }[], path: string) => {
      list.forEach((item, i) => {
        if (list.findIndex(other => other.key === item.key) < i) {
          ctx.addIssue({ code: 'custom', path: [path, i, 'key'], message: `Nyckeln ”${item.key}” finns två gånger.` })
        }
      })
    }
    unique(value.metadata, 'metadata')
    unique(value.sections, 'sections')
    unique(value.checklist, 'checklist')
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

const RESERVED = ['text', 'ansvarstillagg']

export type Template = z.infer<typeof template>
export type TemplateSection = z.infer<typeof templateSection>
export type MetadataItem = z.infer<typeof metadataItem>
export type { RuleId }

/** Metadata kinds whose value is text that is written, and therefore a field. */
export const isWritten = (kind: MetadataKind): boolean =>
  kind === 'text' || kind === 'person' || kind === 'diarienummer'

/** The key of the checklist answer in the metadata record: `ja`, `nej`, or `ej-aktuellt`. */
export const checklistKey = (key: string): string => `kontroll-${key}`

/** Fills `{period}` and `{kommun}`; the years of the period are joined with an en dash. */
export function fillPlaceholders(text: string, values: { period: string; kommun: string }): string {
  return text.replaceAll('{period}', values.period).replaceAll('{kommun}', values.kommun)
}
