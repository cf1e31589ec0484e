/**
 * Goes to a place in the page from a panel or a menu. `onGo` closes the panel when it lies over the page as a sheet. Sheets and menus
 * give the focus back to where it came from when they close, so the way to the place begins after that.
 */
export function afterOverlay(onGo: () => void, go: () => void): void {
  const isOver = document.querySelector('.ss-sheet, .ss-menu-pop') !== null
  onGo()
  if (isOver) requestAnimationFrame(() => requestAnimationFrame(go))
  else go()
}
