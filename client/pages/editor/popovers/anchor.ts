import type { PageAction } from '../../../editor/session/page-action.ts'

/** A place in the page that a pop-up stands at, as a ref: the page draws its buttons anew when they change. */
export interface Anchor {
  readonly current: Element | null
}

const buttonSelector = ({ act, id, key }: PageAction): string =>
  `.ss-page [data-act="${CSS.escape(act)}"][data-id="${CSS.escape(id)}"]${key ? `[data-key="${CSS.escape(key)}"]` : ''}`

/** The button that opened something, as it stands in the page now. */
export function buttonOf(action: PageAction): HTMLElement | null {
  return action.anchor.isConnected ? action.anchor : document.querySelector<HTMLElement>(buttonSelector(action))
}

/** The whole line or box in which the button stands: it stays while the buttons in it change. */
export function anchorOf(action: PageAction): Anchor {
  let last: Element | null = null
  return {
    get current() {
      if (last?.isConnected) return last
      const button = buttonOf(action)
      last = button?.closest('.ss-leaf') ?? button
      return last
    }
  }
}

/** After a pop-up has closed: the focus goes to the button that opened it, which may have been drawn anew meanwhile. */
export function returnFocus(action: PageAction): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body || !document.activeElement) buttonOf(action)?.focus()
    })
  )
}
