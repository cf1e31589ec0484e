import { answerEach } from '../threads/answer-each.ts'
import { buildWord } from './build.ts'
import type { WordInput } from './input.ts'
import { layOutByOffice } from './office-pages.ts'

/** What the thread is asked: to make a file, with its pages laid out by LibreOffice where there is one. */
export interface WordQuestion {
  input: WordInput
  office: boolean
}

/** The thread that makes Word files. */
answerEach(({ input, office }: WordQuestion) => buildWord(input, office ? layOutByOffice : null))
