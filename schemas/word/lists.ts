import type { ILevelsOptions } from 'docx'
import type { Form, Stycke } from '../text/stycke.ts'
import { COLOR, FONT, LIST_STEP, NUMBER_INDENT } from './look.ts'

/** Where a list stands: in running text, under the text of an insats, or in the cell of a table. */
export type ListPlace = 'text' | 'insats' | 'cell'

/** Word has nine levels, 0–8, as the text has. */
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
const BULLETS = ['•', '–', '▪'] as const
const FORMATS = ['decimal', 'lowerLetter', 'lowerRoman'] as const

/** The indent of the text of a list item. */
export function listIndent(place: ListPlace, level: number): number {
  const step = place === 'cell' ? LIST_STEP.cell : LIST_STEP.text
  return (place === 'insats' ? NUMBER_INDENT : 0) + step * (level + 1)
}

const levels = (place: ListPlace, look: (level: number) => Partial<ILevelsOptions>): ILevelsOptions[] =>
  LEVELS.map(level => ({
    level,
    ...look(level),
    style: {
      run: { color: COLOR.petrol, font: FONT.heading },
      paragraph: {
        indent: { left: listIndent(place, level), hanging: place === 'cell' ? LIST_STEP.cell : LIST_STEP.text }
      }
    }
  }))

const bulletName = (place: ListPlace): string => `punkter-${place}`
const orderedName = (place: ListPlace): string => `nummer-${place}`

/** The definitions of bullet and numbered lists in each place. */
export const LIST_DEFINITIONS = (['text', 'insats', 'cell'] as const).flatMap(place => [
  { reference: bulletName(place), levels: levels(place, level => ({ format: 'bullet', text: BULLETS[level % 3] })) },
  {
    reference: orderedName(place),
    levels: levels(place, level => ({
      format: FORMATS[level % 3],
      text: `%${level + 1}${level % 3 === 1 ? ')' : '.'}`
    }))
  }
])

export interface ListNumbering {
  reference: string
  level: number
  instance?: number
  custom: true
}

/**
 * Gives every list item its list. Items of one numbered list count on from each other; a new list, at any level, counts from 1:
 * after running text, after an item of a higher level, and where bullets take over.
 */
export class Lists {
  #instances = 0

  /** Walks through the paragraphs of one field; the answer for each: its list, or null where it is no item. */
  walk(stycken: readonly Stycke[], place: ListPlace): (ListNumbering | null)[] {
    let open: { form: Form; instance?: number }[] = []
    return stycken.map(({ form, level = 0 }) => {
      if (form === 'lc') return null
      if (form !== 'li' && form !== 'ol') {
        open = []
        return null
      }
      open.length = Math.min(open.length, level + 1)
      if (open[level]?.form !== form) open[level] = form === 'ol' ? { form, instance: ++this.#instances } : { form }
      const instance = open[level]?.instance
      return form === 'ol'
        ? { reference: orderedName(place), level, instance, custom: true }
        : { reference: bulletName(place), level, custom: true }
    })
  }
}
