import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import type { Choices } from '../../schemas/draft/choices.ts'
import type { Target } from '../../schemas/draft/report.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { Run, Stycke } from '../../schemas/text/stycke.ts'

export interface BuildContext {
  template: Template
  kommun: Kommun
  /** What names mean that the register does not have quite so, as a person has answered. */
  parties: Choices['parties']
  /** The title of a draft that says none itself. */
  title: string
  /** Pictures of the draft by the name of their part. */
  pictures: ReadonlyMap<string, Uint8Array>
}

/** A document in the making: what the readers of tables and of the metadata box need of it. */
export interface Making {
  readonly context: BuildContext
  readonly dokument: Dokument
  /** A new id of a kind: `in-1`, `in-2`. */
  id(kind: string): string
  append(post: DokumentPost, field: string, stycke: Stycke): Target
  /** Adds to a field of one line. */
  put(post: DokumentPost, field: string, runs: readonly Run[]): Target
  /** Words that the template, the register or the numbering writes instead. */
  replaced(at: number, text: string): void
  /** Keeps paragraphs that fit nowhere. */
  keep(stycken: readonly Stycke[]): Target
  /** A new fokusområde, which what follows belongs to. */
  area(title: Stycke['runs']): DokumentPost
  /** A new insats in the area that is open; null where the template has no place for one. */
  insats(): DokumentPost | null
  /** A new definition; null where the template has no place for one. */
  definition(term: Stycke[]): DokumentPost | null
  /** Reads who is responsible. A second line of the same insats is added to the first. */
  ansvar(insats: DokumentPost, text: string, at: number): Target
}
