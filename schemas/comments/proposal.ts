import { z } from 'zod'
import { isSafeHref } from '../text/attributes.ts'

/** As many letters as a proposed wording may have. */
export const MOST_REPLACEMENT = 5000

/** One stretch of a proposed wording: letters with the formatting that a text may have. A newline begins a new paragraph. */
export const proposedRun = z.strictObject({
  text: z.string().min(1).max(MOST_REPLACEMENT),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  link: z.string().max(2048).refine(isSafeHref).optional()
})

/** What is to stand instead of the text that the thread hangs on. Empty: the text is to go. */
export const replacement = z
  .array(proposedRun)
  .max(100)
  .refine(runs => runs.reduce((sum, run) => sum + run.text.length, 0) <= MOST_REPLACEMENT)

export type ProposedRun = z.infer<typeof proposedRun>

export const replacementText = (runs: readonly ProposedRun[]): string => runs.map(run => run.text).join('')

/** The same wording with stretches that look alike joined, and nothing empty. */
export function tidyRuns(runs: readonly ProposedRun[]): ProposedRun[] {
  const out: ProposedRun[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (run.text === '') continue
    if (last && last.bold === run.bold && last.italic === run.italic && last.link === run.link) last.text += run.text
    else out.push({ ...run })
  }
  return out
}
