import { PDF, WORD } from '../../schemas/api/media-types.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'

/** Readers look for the mark of a PDF within its first bytes. */
const PDF_HEAD = 1024

/** What a file is, by its bytes and never by its name. Throws `ogiltig-svarsfil` for what is neither Word nor PDF. */
export function answerFileType(bytes: Uint8Array): typeof WORD | typeof PDF {
  const head = Buffer.from(bytes.subarray(0, PDF_HEAD)).toString('latin1')
  if (head.startsWith('PK\u0003\u0004')) return WORD
  if (head.includes('%PDF-')) return PDF
  throw new StyrskriftError('ogiltig-svarsfil')
}
