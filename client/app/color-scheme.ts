import { useSyncExternalStore } from 'react'

export const COLOR_SCHEMES = ['auto', 'light', 'dark'] as const
export type ColorScheme = (typeof COLOR_SCHEMES)[number]

const KEY = 'styrskrift.color-scheme'
const listeners = new Set<() => void>()

function read(): ColorScheme {
  try {
    const kept = localStorage.getItem(KEY)
    return COLOR_SCHEMES.find(scheme => scheme === kept) ?? 'auto'
  } catch {
    return 'auto' // storage is refused
  }
}

let current: ColorScheme = 'auto'

/** Shows the page in the colours that were chosen on this computer. Called before the first render. */
export function startColorScheme(): void {
  current = read()
  document.documentElement.dataset.colorScheme = current
}

/** Chooses the colours on this computer: as the computer, light, or dark. */
export function setColorScheme(scheme: ColorScheme): void {
  current = scheme
  document.documentElement.dataset.colorScheme = scheme
  try {
    localStorage.setItem(KEY, scheme)
  } catch {
    // Storage is refused: the choice holds until the page is left.
  }
  for (const listener of listeners) listener()
}

/** The chosen colours; follows `setColorScheme`. */
export function useColorScheme(): ColorScheme {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current
  )
}
