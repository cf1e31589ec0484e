/** The id of the field in which a draft is written. */
export const fieldOfDraft = (draft: string): string => `utkast-${draft}`

/** A page that has been asked to show something needs a frame or two; one that is busy, some more. */
const MOST_FRAMES = 20

/**
 * Puts the caret where a draft is written. In the same moment as it was begun, where that is possible: no letter that is typed at once is
 * lost, and a telephone shows its keyboard only for what a finger has asked for.
 */
export function focusDraft(draft: string): void {
  let frames = 0
  const attempt = (): void => {
    const field = document.getElementById(fieldOfDraft(draft))
    field?.focus()
    if (field && document.activeElement === field) field.scrollIntoView({ block: 'center' })
    else if (++frames < MOST_FRAMES) requestAnimationFrame(attempt)
  }
  // React draws what a click has changed before this.
  queueMicrotask(attempt)
}

/** The id of the button that brings back what was taken away. */
export const UNDO = 'svar-angra'

/** After something has been taken away: the way back is where the caret goes. */
export const focusUndo = (): void => document.getElementById(UNDO)?.focus({ preventScroll: true })
