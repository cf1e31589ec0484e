/** Where a link leads: brought into view and given the focus when it is drawn. Given as `ref` to an element that can have the focus (`tabIndex={-1}`). */
export function arrive(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
}
