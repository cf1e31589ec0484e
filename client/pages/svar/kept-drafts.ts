import { z } from 'zod'
import { answerPart } from '../../../schemas/remiss/answer.ts'
import type { Kept } from './draft-store.ts'

const keptList = z.array(
  z.object({
    id: z.string(),
    part: answerPart,
    stored: z.object({ id: z.string(), revision: z.number() }).nullable()
  })
)
const nameOf = (recipient: string): string => `styrskrift-svar-${recipient}`

/** What this browser keeps of an answer until the server has it. */
export function readKept(recipient: string): Kept[] {
  try {
    const read = keptList.safeParse(JSON.parse(localStorage.getItem(nameOf(recipient)) ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

/** Keeps what is not saved, and nothing that is. A browser that keeps nothing (private windows) has the server alone. */
export function keepDrafts(recipient: string, kept: readonly Kept[]): void {
  try {
    if (kept.length === 0) localStorage.removeItem(nameOf(recipient))
    else localStorage.setItem(nameOf(recipient), JSON.stringify(kept))
  } catch {
    // The text still stands on the page, and its state says that it is not saved.
  }
}
