import { createHash } from 'node:crypto'
import { findLibreOffice } from '../office/libreoffice.ts'
import { pagesOfHeadings } from '../office/pages.ts'
import type { LayOut } from './page-numbers.ts'

/** Are pages to be laid out by LibreOffice, and is it there? `STYRSKRIFT_PAGE_NUMBERS` is one of the settings, which the program has checked at start. */
export const withOffice = (): boolean =>
  process.env.STYRSKRIFT_PAGE_NUMBERS !== 'calculated' && findLibreOffice() !== null

/** The pages of the files that a thread has had laid out last, by the hash of the file. */
const known = new Map<string, ReadonlyMap<string, number>>()
const MOST_KNOWN = 50

/** The pages of the headings of a file by LibreOffice; those of the same file once more are known. */
export const layOutByOffice: LayOut = async file => {
  const hash = createHash('sha256').update(file).digest('hex')
  const pages = known.get(hash) ?? (await pagesOfHeadings(file))
  if (pages) known.set(hash, pages)
  for (const oldest of [...known.keys()].slice(0, -MOST_KNOWN)) known.delete(oldest)
  return pages
}
