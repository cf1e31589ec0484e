import type { Stycke } from '../../schemas/text/stycke.ts'
import { readDocx, readDocxProperties } from '../docx/read.ts'
import type { PdfText } from '../pdf/read.ts'
import { type Against, compare } from '../returned/read.ts'
import type { ReturnedCopy } from '../returned/result.ts'
import type { SentVersion } from '../returned/version.ts'
import { readDocxText } from '../svar/docx-text.ts'

/** What a Word file says of itself: of which document and version it is a copy, and for whom it was made. */
export interface CopyAbout {
  document: string | null
  version: string | null
  recipient: string | null
  /** The text that the file was made of (`dokumentHash`). */
  hash: string | null
}

/** What was found in a file that was brought: JSON of `intake.found`. */
export type Found =
  | { kind: 'copy'; about: CopyAbout; copy: ReturnedCopy }
  | { kind: 'text'; about: CopyAbout; stycken: Stycke[]; beyond: number }
  | ({ kind: 'pdf' } & PdfText)

/** The version that a remiss is about: its copies are read against it. */
export interface IntakeVersion {
  version: string
  against: Against
}

/** What outside bodies are sent carries no threads: whatever a file says, nothing in it is known. */
const NO_THREADS: readonly string[] = []

interface IntakeOptions {
  version: string
  /** What a person says that the file is; null: the file says it. */
  as: 'copy' | 'text' | null
  /** The version as it was sent, prepared. */
  sent: () => Promise<SentVersion>
}

/** What a Word file says that it is a copy of, and for whom it was made. Throws what `readDocxProperties` throws. */
export async function aboutCopy(bytes: Buffer): Promise<CopyAbout> {
  const { custom } = await readDocxProperties(bytes)
  const of = (name: string): string | null => custom.get(name)?.trim() || null
  return {
    document: of('StyrskriftDokument'),
    version: of('StyrskriftVersion'),
    recipient: of('StyrskriftMottagare'),
    hash: of('StyrskriftHash')
  }
}

/**
 * Reads a Word file that was brought: a copy of the version that was sent for comments and changes, any other for its words. Called in the thread that reads files.
 * @throws StyrskriftError for a file that is refused: see `readDocx`
 */
export async function readIntake(bytes: Buffer, { version, as, sent }: IntakeOptions): Promise<Found> {
  const about = await aboutCopy(bytes)
  if (as === 'copy' || (as === null && about.version === version))
    return { kind: 'copy', about, copy: compare(await readDocx(bytes), await sent(), NO_THREADS) }
  return { kind: 'text', about, ...(await readDocxText(bytes)) }
}
