import type { Line } from './lines.ts'

const MOST_LETTERS = 300

/** The first words of a line, as the report shows them. */
export const shownLine = ({ text }: Line): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text
