import { z } from 'zod'
import { sameSpelling } from './normalise.ts'

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
  formerly: names
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
    const seen = new Set<string>()
    for (const [list, items] of [
      ['enheter', value.enheter],
      ['kollektiv', value.kollektiv]
    ] as const) {
      items.forEach((item, i) => {
        if (seen.has(item.id))
          ctx.addIssue({ code: 'custom', path: [list, i, 'id'], message: `Id ”${item.id}” finns två gånger.` })
        seen.add(item.id)
      })
    }
    value.enheter.forEach((unit, i) => {
      if (unit.namnd && !value.enheter.some(u => u.id === unit.namnd && u.kind === 'namnd')) {
        ctx.addIssue({
          code: 'custom',
          path: ['enheter', i, 'namnd'],
          message: `Det finns ingen nämnd med id ”${unit.namnd}”.`
        })
      }
    })
    for (const { path, message } of sharedSpellings(value)) ctx.addIssue({ code: 'custom', path, message })
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

/** A spelling that two parties have in common names neither: no reader, and no rule, could tell which is meant. */
function sharedSpellings(value: {
  enheter: readonly z.infer<typeof enhet>[]
  kollektiv: readonly z.infer<typeof kollektiv>[]
}): { path: (string | number)[]; message: string }[] {
  const out: { path: (string | number)[]; message: string }[] = []
  const owners = new Map<string, string>()
  const lists = { enheter: value.enheter, kollektiv: value.kollektiv.map(k => ({ ...k, formerly: [] as string[] })) }
  for (const [list, parties] of Object.entries(lists)) {
    for (const [i, party] of parties.entries()) {
      const spellings: [(string | number)[], string][] = [[['name'], party.name]]
      for (const key of ['aliases', 'formerly'] as const) {
        for (const [j, spelling] of party[key].entries()) spellings.push([[key, j], spelling])
      }
      for (const [path, spelling] of spellings) {
        const other = owners.get(sameSpelling(spelling)) ?? party.id
        owners.set(sameSpelling(spelling), other)
        if (other === party.id) continue
        const message = `”${spelling}” kan också betyda ”${other}”. En stavning får bara höra till en av dem.`
        out.push({ path: [list, i, ...path], message })
      }
    }
  }
  return out
}

export type Kommun = z.infer<typeof kommun>
export type Enhet = z.infer<typeof enhet>
export type Kollektiv = z.infer<typeof kollektiv>
