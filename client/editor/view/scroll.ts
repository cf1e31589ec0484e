/**
 * Scrolls an element to the middle of the window, or to its top when it is long. Parts of the page that were never in the window
 * have only a guessed height until they are drawn on the way, so the place is corrected in the frames that follow.
 */
export function scrollToElement(element: HTMLElement): void {
  const scroll = (): void => {
    element.scrollIntoView({ block: element.offsetHeight > window.innerHeight / 2 ? 'start' : 'center' })
  }
  scroll()
  again(scroll)
}

/** Does something in each of the next frames, as long as it takes until what was guessed is drawn. */
export function again(work: () => void, frames = 3): void {
  if (frames > 0)
    requestAnimationFrame(() => {
      work()
      again(work, frames - 1)
    })
}
