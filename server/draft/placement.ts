/**
 * Where a line of a draft goes. A draft is read into a list of placements, one a line; the document is built from lines and
 * placements alone, so that a person can change any of them and look again.
 */
export type Placement =
  | { as: 'titel' }
  /** A value of the metadata box; `label` letters at the start of the line are its label. */
  | { as: 'uppgift'; key: string; label: number }
  /** A table of labels and values; rows that are no item of the box are kept beside it. */
  | { as: 'uppgiftstabell' }
  /** The heading of a section of the template. */
  | { as: 'avsnitt'; key: string }
  /** A heading within running text. */
  | { as: 'rubrik'; form: 'h2' | 'h3' | 'h4' }
  /** Running text, in the section above. */
  | { as: 'text' }
  /** A table among the text. */
  | { as: 'tabell' }
  | { as: 'bild' }
  | { as: 'fokusomrade' }
  | { as: 'inledning' }
  | { as: 'upptakt' }
  | { as: 'insats' }
  /** One more paragraph of the insats above. */
  | { as: 'insatstext' }
  | { as: 'ansvar' }
  /** A field of the insats above (tidplan, kostnad), after a label of so many letters. */
  | { as: 'insatsfalt'; key: string; label: number }
  /** A table with an insats a row; what each column holds. */
  | { as: 'insatstabell'; columns: readonly InsatsColumn[] }
  | { as: 'definition'; term: string }
  | { as: 'definitionstext' }
  /** A table of terms and what they mean. */
  | { as: 'definitionstabell' }
  | { as: 'bilaga' }
  /** Fits nowhere: kept under *Ej placerat*. */
  | { as: 'ej-placerat' }
  /** Not taken along, and why. */
  | { as: 'utelamnat'; why: LeftOut }

/** What a column of a table of insatser holds; `ovrigt`: kept as a line of its own in the text of the insats. */
export type InsatsColumn =
  | { as: 'insats' | 'ansvar' | 'nummer' }
  | { as: 'falt'; key: string }
  | { as: 'ovrigt'; label: string }

/** Why a line is not taken along: Word or Styrskrift makes it anew, or it is a mark of the draft's state. */
export type LeftOut = 'innehallsforteckning' | 'tillstand' | 'rubrik-i-mallen' | 'tom-tabell'

/** By what a placement was found. */
export type FoundBy = 'stil' | 'utseende' | 'etikett' | 'ordning' | 'tabell' | 'ord' | 'person'

/** A placement, how it was found, and how sure that is: 1 certain, 0 a guess. */
export interface Placed {
  placement: Placement
  by: FoundBy
  sure: number
}
