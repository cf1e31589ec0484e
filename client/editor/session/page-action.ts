/** An action that was asked for in the page: a button with `data-act`. */
export interface PageAction {
  act: string
  id: string
  key: string
  anchor: HTMLElement
}
