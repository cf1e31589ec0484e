import { OneThread } from '../threads/one-thread.ts'
import type { WordInput } from './input.ts'
import { withOffice } from './office-pages.ts'
import type { WordQuestion } from './worker.ts'

export type { WordInput, WordOptions } from './input.ts'

const thread = new OneThread<WordQuestion, Uint8Array>(new URL('./worker.ts', import.meta.url), 'The Word file')

/**
 * Makes a Word file in a thread of its own, one after the other, so that nobody's typing waits. The pages are laid out by LibreOffice
 * where it is installed.
 * @throws Error when the file cannot be made: a fault in the program, or a document beyond the limits of time and memory.
 */
export const exportWord = (input: WordInput): Promise<Uint8Array> => thread.ask({ input, office: withOffice() })
