import type { AnswerOverview } from '../../schemas/api/svar.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import { LANGUAGES, questions } from '../../schemas/remiss/question.ts'
import { lastDayOf } from '../../schemas/remiss/recipient.ts'
import { contact, positions, REMISS_KINDS } from '../../schemas/remiss/remiss.ts'
import { diarienummerOf, titleOf } from '../documents/store.ts'
import type { App } from '../http/app.ts'
import type { Frozen } from './frozen.ts'
import { receiptOf } from './receipt.ts'
import type { Reviewer } from './reviewer.ts'
import { submissionsOf } from './submit.ts'

/** What is asked, of whom, until when, and what the body has submitted. Nothing of other recipients, nor of the people behind the remiss but the contact. */
export async function overviewOf(
  { storage, config, now }: Pick<App, 'storage' | 'config' | 'now'>,
  reviewer: Reviewer,
  { version }: Frozen
): Promise<AnswerOverview> {
  const { remiss, recipient, participant } = reviewer
  const { dokument, template, kommun } = version
  const submitted = await submissionsOf(storage, recipient.id)
  return {
    kommun: kommun.name,
    logo: kommun.logo !== undefined,
    title: titleOf(dokument),
    documentType: template.documentType,
    diarienummer: diarienummerOf(dokument, template),
    kind: REMISS_KINDS.find(kind => kind === remiss.kind) ?? 'remiss',
    body: recipient.name,
    language: LANGUAGES.find(language => language === recipient.language) ?? 'sv',
    frozenAt: version.createdAt,
    lastDay: lastDayOf(
      { lastDay: recipient.last_day, extendedTo: recipient.extended_to },
      { lastDay: remiss.last_day }
    ),
    today: dayOf(now()),
    open: remiss.state === 'skickad',
    questions: questions.parse(JSON.parse(remiss.questions)),
    positions: positions.parse(JSON.parse(remiss.positions)),
    contact: contact.parse(JSON.parse(remiss.contact)),
    me: participant,
    mostBytes: config.maxImportBytes,
    receipts: submitted.map(receiptOf)
  }
}
