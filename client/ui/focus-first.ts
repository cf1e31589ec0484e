/** As the `ref` of an element that is new whenever something else is shown (by its `key`): focus begins there. */
export const focusFirst = (element: HTMLElement | null): void => element?.focus()
