/** A set of the words in some lines, divided by spaces. */
export const wordSet = (...lines: string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '))
