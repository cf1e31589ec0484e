import type { Post } from '../../../../schemas/document/reading.ts'
import { checklistKey, type Template } from '../../../../schemas/template/template.ts'

export const ANSWERS = ['ja', 'nej', 'ej-aktuellt'] as const
export type Answer = (typeof ANSWERS)[number]

/** The answers to the questions of the checklist, by the key of the question; one that is not answered is not there. */
export function answersOf(metadata: Post, { checklist }: Template): Readonly<Record<string, Answer>> {
  const out: Record<string, Answer> = {}
  for (const { key } of checklist) {
    const answer = ANSWERS.find(each => each === metadata.data[checklistKey(key)])
    if (answer) out[key] = answer
  }
  return out
}
