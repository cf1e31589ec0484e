import type { DraftKind } from '../../schemas/api/drafts.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { textOfBytes } from '../plain/text-of-bytes.ts'

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const RTF = Buffer.from('{\\rtf', 'latin1')
const PDF = Buffer.from('%PDF-', 'latin1')
/** The first entry of an OpenDocument file names its type (ODF 1.3, part 2, 3.3). */
const OPEN_TEXT = Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text', 'latin1')
const MIMETYPE_AT = 30
/** A file of Word 97–2003 has a stream of this name (MS-DOC 2.1.1), an encrypted .docx one of the other (MS-OFFCRYPTO). */
const WORD_STREAM = Buffer.from('WordDocument', 'utf16le')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

const HTML = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu

/**
 * What a file is, by its bytes. A file of the zip kind that is no OpenDocument is taken for Word, and looked at further when it is read.
 * @throws StyrskriftError for what cannot be read in
 */
export function kindOf(bytes: Buffer): DraftKind {
  const begins = (magic: Buffer, at = 0): boolean => bytes.subarray(at, at + magic.length).equals(magic)
  if (begins(ZIP)) return begins(OPEN_TEXT, MIMETYPE_AT) ? 'odt' : 'docx'
  if (begins(RTF)) return 'rtf'
  if (begins(OLE)) {
    if (bytes.includes(ENCRYPTED)) throw new StyrskriftError('word-krypterad')
    if (bytes.includes(WORD_STREAM)) return 'doc'
    throw new StyrskriftError('utkast-annat-format')
  }
  // Some programs write a few bytes before the mark.
  if (bytes.subarray(0, 1024).includes(PDF)) throw new StyrskriftError('utkast-pdf')
  const text = textOfBytes(bytes)
  if (text === null) throw new StyrskriftError('utkast-annat-format')
  if (HTML.test(text.slice(0, 4000))) throw new StyrskriftError('utkast-webbsida')
  if (/^\s*(?:<\?xml|[{[])/u.test(text) && !/^\s*\[[^\]]+\](?:\(|:|\[)/u.test(text) && isData(text))
    throw new StyrskriftError('utkast-annat-format')
  return isMarkdown(text) ? 'markdown' : 'text'
}

/** XML, or JSON, is no text for people. */
function isData(text: string): boolean {
  if (/^\s*<\?xml/u.test(text)) return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Signs that somebody writes only in Markdown: headings, links, tables, bold words, footnotes. */
const MARKDOWN = [
  /^#{1,6} \S/mu,
  /^[^\n]+\n(?:={3,}|-{3,})\s*$/mu,
  /\[[^\]\n]+\]\((?:https?:|mailto:|#|\/)[^)\n]*\)/u,
  /^\|?[ :]*-{3,}[ :]*\|/mu,
  /(?<![*\w])\*\*[^*\s][^*\n]*\*\*(?![*\w])/u,
  /^\[\^[\w-]+\]:/mu
]

const isMarkdown = (text: string): boolean => MARKDOWN.some(sign => sign.test(text))
