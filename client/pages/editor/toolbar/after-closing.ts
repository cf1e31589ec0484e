/**
 * Does something after a menu or another pop-up has closed: until then the rest of the window takes no focus, and right after it
 * the focus goes back to where it came from.
 */
export function afterClosing(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(work)))
}
