import { z } from 'zod'
import { variant } from '../variants/variants.ts'

/** A document as a file. Its two routes stand in the list of contract.ts: the choices in the address, or in the body. */
export const EXPORT_API = {
  document: (id: string) => `/api/documents/${encodeURIComponent(id)}/export`
} as const

const choices = {
  format: z.enum(['json', 'docx']),
  /** What the Word file is made for; left out, it follows from the state of the document. */
  variant: variant.optional()
}

export const exportBody = z.strictObject({
  ...choices,
  /** Comments and change proposals travel along, where the variant lets them; left out, as the variant has it. */
  comments: z.boolean().optional(),
  /** All insatser by who is responsible, as tables at the end. */
  appendix: z.boolean().optional(),
  /** A list of the abbreviations at the end. */
  abbreviations: z.boolean().optional()
})
export type ExportChoice = z.infer<typeof exportBody>

const flag = z.enum(['true', 'false']).optional()

/** The same as an address says it. */
export const exportQuery = z.strictObject({ ...choices, comments: flag, appendix: flag, abbreviations: flag })

/** The choice that an address stands for. */
export function choiceOf(query: z.infer<typeof exportQuery>): ExportChoice {
  const { format, variant, ...flags } = query
  const said = Object.entries(flags).flatMap(([key, value]) => (value === undefined ? [] : [[key, value === 'true']]))
  return { format, ...(variant ? { variant } : {}), ...Object.fromEntries(said) }
}
