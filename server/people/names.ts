/** The name as it is shown: composed letters, single spaces, nothing invisible. Empty when nothing is left. */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** The name without case and surplus spaces: by it a person is found again. */
export const nameKey = (name: string): string => tidyName(name).toLocaleLowerCase('sv')
