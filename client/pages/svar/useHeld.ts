import { type FocusEvent, useEffect, useRef } from 'react'
import type { AnswerPart } from '../../../schemas/remiss/answer.ts'
import { useAnswer } from './useAnswer.ts'

/**
 * For the element around the fields of a part: while the caret stands in one of them, nothing that others write replaces what stands there. `draft`: its name on this
 * page; where nobody has begun it, it begins as `empty`.
 */
export function useHeld(draft: string | null, empty?: AnswerPart) {
  const { store, overview } = useAnswer()
  const held = useRef<string | null>(null)
  const release = (): void => {
    if (held.current !== null) store.release(held.current)
    held.current = null
  }
  const last = useRef(release)
  last.current = release
  useEffect(() => () => last.current(), [])
  return {
    'data-edits': true,
    onFocus: (): void => {
      const writes = overview.open && overview.me.name !== ''
      held.current = draft ?? (writes && empty ? store.begin(empty) : null)
      if (held.current !== null) store.hold(held.current)
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent): void => {
      // Whoever turns to another window has not left the field.
      const stays = (to: Element | null): boolean => to !== null && currentTarget.contains(to)
      if (stays(relatedTarget as Element | null) || stays(document.activeElement)) return
      release()
    }
  }
}

/** The field of a part, seen from something that stands under it. */
export const fieldAround = (from: Element): HTMLElement | null =>
  from
    .closest('[data-edits]')
    ?.querySelector<HTMLElement>('[role="textbox"], textarea, input[type="text"], input:checked, input') ?? null
