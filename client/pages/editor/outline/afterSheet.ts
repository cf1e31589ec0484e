/**
 * Goes to a place in the page from a panel. `onGo` closes the panel when it lies over the page as a sheet; the sheet gives the focus
 * back to where it came from, so the way to the place begins after that.
 */
export function afterSheet(onGo: () => void, go: () => void): void {
  const isSheet = document.querySelector('.ss-sheet') !== null
  onGo()
  if (isSheet) requestAnimationFrame(() => requestAnimationFrame(go))
  else go()
}
