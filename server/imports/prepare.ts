import type { DraftKind } from '../../schemas/api/drafts.ts'
import { convertToDocx, isConverted } from './convert.ts'
import { kindOf } from './kind.ts'

/** A file in the form in which it is read: one that LibreOffice knows better than we do is a Word file from here on. */
export async function prepared(bytes: Buffer): Promise<{ kind: DraftKind; data: Buffer }> {
  const kind = kindOf(bytes)
  return { kind, data: isConverted(kind) ? await convertToDocx(bytes, kind) : bytes }
}
