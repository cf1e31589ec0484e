import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { Stycke } from '../../schemas/text/stycke.ts'

/** Where the words of a line stand in the document that is built. */
export interface Target {
  record: string
  field: string
}

export interface BuildContext {
  template: Template
  kommun: Kommun
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
  /** Keeps paragraphs that fit nowhere. */
  keep(stycken: readonly Stycke[]): Target
  /** A new fokusområde, which what follows belongs to. */
  area(title: Stycke['runs']): DokumentPost
  /** A new insats in the area that is open; null where the template has no place for one. */
  insats(): DokumentPost | null
  /** Reads who is responsible. A second line of the same insats is added to the first. */
  ansvar(insats: DokumentPost, text: string, at: number): Target
}
