import { receiptWord } from '../sammanstallning/word/receipt.ts'
import { answerEach } from '../threads/answer-each.ts'

/** The thread in which receipts are made: somebody waits for theirs, and not for what else is compiled. */
answerEach(receiptWord)
