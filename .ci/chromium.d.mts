/** Path of a usable browser, or null. */
export function findChromium(): string | null
/** Finds or installs a browser; ends the program when none can be had. */
export function ensureChromium(): void
