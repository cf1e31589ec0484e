import { z } from 'zod'
import { unitIssues } from './checks.ts'

/** What a unit of the register can be. */
export const UNIT_KINDS = ['namnd', 'forvaltning', 'kontor', 'bolag', 'kommunalforbund', 'natverk', 'extern'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Ett id består av små bokstäver a–z, siffror och bindestreck.')
const names = z.array(z.string().min(1)).default([])

/** A unit: `name` as it is to be written in running text; `aliases` and `formerly` are spellings that are recognised. */
export const enhet = z.strictObject({
  id,
  name: z.string().min(1),
  kind: z.enum(UNIT_KINDS),
  /** The nämnd that a förvaltning serves under. */
  namnd: id.optional(),
  aliases: names,
  formerly: names,
  /** The unit exists no more: it is still named in documents, and nobody can choose it. */
  ended: z.boolean().optional()
})

/** A phrase for many at once: "alla förvaltningar och bolag". */
export const kollektiv = z.strictObject({ id, name: z.string().min(1), aliases: names })

/** `templates/kommun.json`: the municipality and its register. */
export const kommun = z
  .strictObject({
    name: z.string().min(1),
    /** A picture file beside kommun.json (svg or png), shown at the top of the page. */
    logo: z
      .string()
      .regex(/^[\w-]+\.(?:svg|png)$/, 'Skriv namnet på en fil av slaget svg eller png som ligger bredvid kommun.json.')
      .optional(),
    period: z
      .strictObject({ from: z.number().int().min(1900).max(2200), to: z.number().int().min(1900).max(2200) })
      .refine(p => p.from <= p.to, { path: ['to'], message: 'Perioden slutar innan den börjar.' }),
    diarienummer: z.array(z.strictObject({ name: z.string(), pattern: z.string(), example: z.string() })),
    enheter: z.array(enhet),
    kollektiv: z.array(kollektiv)
  })
  .superRefine((value, ctx) => {
    for (const [list, parties] of [
      ['enheter', value.enheter],
      ['kollektiv', value.kollektiv.map(asParty)]
    ] as const) {
      parties.forEach((party, i) => {
        const before = list === 'enheter' ? parties.slice(0, i) : [...value.enheter, ...parties.slice(0, i)]
        for (const { path, message } of unitIssues(party, before, value.enheter))
          ctx.addIssue({ code: 'custom', path: [list, i, ...path], message })
      })
    }
    value.diarienummer.forEach((d, i) => {
      try {
        if (!new RegExp(`^(?:${d.pattern})$`).test(d.example)) {
          ctx.addIssue({
            code: 'custom',
            path: ['diarienummer', i, 'example'],
            message: 'Exemplet följer inte mönstret.'
          })
        }
      } catch {
        ctx.addIssue({
          code: 'custom',
          path: ['diarienummer', i, 'pattern'],
          message: 'Mönstret är inte ett giltigt reguljärt uttryck.'
        })
      }
    })
  })

/** A phrase for many, as what can be checked together with units. */
const asParty = ({ id, name, aliases }: z.infer<typeof kollektiv>) => ({ id, name, aliases, formerly: [] as string[] })

export type Kommun = z.infer<typeof kommun>
export type Enhet = z.infer<typeof enhet>
