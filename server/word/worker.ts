import { createHash } from 'node:crypto'
import { pagesOfHeadings } from '../office/pages.ts'
import { answerEach } from '../threads/answer-each.ts'
import { buildWord } from './build.ts'
import type { WordInput } from './input.ts'
import type { LayOut } from './page-numbers.ts'

/** What the thread is asked: to make a file, with its pages laid out by LibreOffice where there is one. */
export interface WordQuestion {
  input: WordInput
  office: boolean
}

/** The pages of the files that were laid out last, by the hash of the file. */
const known = new Map<string, ReadonlyMap<string, number>>()
const MOST_KNOWN = 50

const layOut: LayOut = async file => {
  const hash = createHash('sha256').update(file).digest('hex')
  const pages = known.get(hash) ?? (await pagesOfHeadings(file))
  if (pages) known.set(hash, pages)
  for (const oldest of [...known.keys()].slice(0, -MOST_KNOWN)) known.delete(oldest)
  return pages
}

/** The thread that makes Word files. */
answerEach(({ input, office }: WordQuestion) => buildWord(input, office ? layOut : null))
