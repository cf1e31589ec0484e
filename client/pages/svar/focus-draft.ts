/** The id of the field in which a draft is written. */
export const fieldOfDraft = (draft: string): string => `utkast-${draft}`

/** Puts the caret where a draft is written, once it is on the page. */
export function focusDraft(draft: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const field = document.getElementById(fieldOfDraft(draft))
      field?.focus()
      field?.scrollIntoView({ block: 'center' })
    })
  )
}
