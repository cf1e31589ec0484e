import { STYLE } from '../../../schemas/word/look.ts'
import { OWN_STYLE } from './skeleton.ts'
import { words } from './write.ts'

/** A paragraph in a cell of a table. */
export const cell = (text: string, bold = false): string => words(text, { style: STYLE.tableText, bold })

/** One that says something about the others. */
export const small = (text: string): string => words(text, { style: OWN_STYLE.small })

/** Each line of a text a paragraph; empty ones are left out. */
export const cells = (text: string): string =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => cell(line))
    .join('')
