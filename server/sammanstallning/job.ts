import { withCapital } from '../../schemas/register/running-name.ts'
import { type Counts, countsOf } from '../../schemas/remiss/counts.ts'
import type { Gap } from '../../schemas/remiss/gaps.ts'
import { type Doubt, doubtsOf } from '../../schemas/remiss/look-through.ts'
import { namesIn } from '../../schemas/remiss/person-names.ts'
import { withoutPersonalData } from '../../schemas/remiss/personal.ts'
import type { Sammanstallning } from '../../schemas/remiss/sammanstallning.ts'
import type { SammanstallningTexts } from '../../schemas/remiss/sammanstallning-texts.ts'
import { layOutByOffice } from '../word/office-pages.ts'
import type { Reference } from '../word/reference/read.ts'
import { referenceOf } from '../word/reference/usable.ts'
import { compileWithGaps } from './compile.ts'
import { receiptsOf } from './receipts.ts'
import type { Rows } from './rows.ts'
import { compilationWord } from './word/compilation.ts'
import { repliedTo, replyText, replyWord } from './word/letter.ts'
import { receiptWord } from './word/receipt.ts'
import { compilationXlsx } from './xlsx.ts'

/** What the thread is asked for. `marked`: passages that somebody has selected to be left out. */
export interface Job {
  rows: Rows
  texts: SammanstallningTexts
  logo: Uint8Array | null
  /** The municipality's own Word file for the template of the document. */
  reference: Uint8Array | null
  marked: readonly string[]
  /** Without personal data. */
  without: boolean
  /** LibreOffice says on which pages the headings stand. */
  office: boolean
  want: ('overview' | 'word' | 'xlsx' | 'letters' | 'receipts')[]
}

export interface Letter {
  body: string
  name: string
  email: string
  registrar: string
  text: string
  word: Uint8Array
}

export interface Made {
  compiled: Pick<Sammanstallning, 'asOf' | 'document' | 'remiss' | 'version' | 'bodies' | 'kommun' | 'lacking'>
  counts: Counts
  /** How many known names are left out by themselves. */
  names?: number
  doubts?: Doubt[]
  gaps?: Gap[]
  word?: Uint8Array
  xlsx?: Uint8Array
  letters?: Letter[]
  /** By the number of the answer. */
  receipts?: { number: number; bodyName: string; word: Uint8Array }[]
}

/** Compiles and makes what is asked for. */
export async function doJob(job: Job): Promise<Made> {
  const { compiled: whole, gaps } = compileWithGaps(job.rows)
  const without = job.without || job.want.includes('overview') ? withoutPersonalData(whole, job.marked) : null
  const s = job.without && without ? without : whole
  const { asOf, document, remiss, version, bodies, kommun, lacking } = s
  const made: Made = {
    compiled: { asOf, document, remiss, version, bodies, kommun, lacking },
    counts: countsOf(s)
  }
  const reference = job.want.some(want => DRESSED.includes(want)) ? await referenceOf(job.reference) : null
  for (const want of job.want) {
    if (want === 'overview' && without) {
      made.names = namesIn(whole).length
      made.doubts = doubtsOf(whole, without)
      made.gaps = gaps()
    }
    if (want === 'word') {
      const layOut = job.office ? layOutByOffice : null
      made.word = await compilationWord(s, job.texts, { logo: job.logo, reference, layOut })
    }
    if (want === 'xlsx') made.xlsx = await compilationXlsx(s)
    if (want === 'letters') made.letters = await lettersOf(s, job.texts, reference)
    if (want === 'receipts') made.receipts = await madeReceipts(job.rows)
  }
  return made
}

/** What has the look of the municipality's own Word file. */
const DRESSED: readonly Job['want'][number][] = ['word', 'letters']

async function lettersOf(
  s: Sammanstallning,
  texts: SammanstallningTexts,
  reference: Reference | null
): Promise<Letter[]> {
  const letters: Letter[] = []
  for (const body of repliedTo(s)) {
    const { id, name, email, registrar } = body
    const word = await replyWord(body, s, texts, reference)
    letters.push({ body: id, name, email, registrar, text: replyText(body, s, texts), word })
  }
  return letters
}

async function madeReceipts(rows: Rows): Promise<NonNullable<Made['receipts']>> {
  const receipts = []
  for (const given of receiptsOf(rows)) {
    const { number, content } = given.receipt
    receipts.push({ number, bodyName: withCapital(content.body.name), word: await receiptWord(given) })
  }
  return receipts
}
