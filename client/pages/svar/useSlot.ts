import { type AnswerPart, slotOf } from '../../../schemas/remiss/answer.ts'
import type { LocalDraft } from './draft-store.ts'
import { useAnswer, useDrafts } from './useAnswer.ts'
import { useHeld } from './useHeld.ts'

/** The part of which an answer has one: as it stands, or empty; how it is changed; and what the element around its fields is given. */
export function useSlot<P extends AnswerPart>(
  empty: P
): { part: P; draft: LocalDraft | null; change: (part: P) => void; held: ReturnType<typeof useHeld> } {
  const { store, overview } = useAnswer()
  const slot = slotOf(empty)
  const draft = useDrafts().find(({ part }) => slotOf(part) === slot) ?? null
  const part = draft?.part.kind === empty.kind ? (draft.part as P) : empty
  const change = (next: P): void => {
    if (overview.open) store.change(store.begin(empty), next)
  }
  return { part, draft, change, held: useHeld(draft?.id ?? null, empty) }
}
