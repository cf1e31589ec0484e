import {
  answerOverview,
  draftList,
  draftPart,
  earlierWording,
  earlierWordings,
  openedAnswer,
  receipt,
  SVAR,
  takenIn
} from '../../../schemas/api/svar.ts'
import type { AnswerPart, FileKind } from '../../../schemas/remiss/answer.ts'
import { reading } from '../../../schemas/remiss/reading.ts'
import { call, request, silent } from '../../app/api.ts'

/** The routes of whoever answers by a link, as functions. All of them throw `ApiError` alone. */
export const svarApi = {
  open: (token: string) => call(openedAnswer, 'POST', SVAR.open, { token }),
  overview: (recipient: string) => call(answerOverview, 'GET', SVAR.overview(recipient)),
  tellName: (recipient: string, me: { name: string; email: string }) => silent('PUT', SVAR.me(recipient), me),
  leave: (recipient: string) => silent('POST', SVAR.leave(recipient)),
  reading: (recipient: string) => call(reading, 'GET', SVAR.reading(recipient)),
  drafts: (recipient: string) => call(draftList, 'GET', SVAR.drafts(recipient)),
  addPart: (recipient: string, key: string, part: AnswerPart) =>
    call(draftPart, 'POST', SVAR.parts(recipient), { key, part }),
  setPart: (recipient: string, id: string, revision: number, part: AnswerPart) =>
    call(draftPart, 'PUT', SVAR.part(recipient, id), { revision, part }),
  removePart: (recipient: string, id: string, revision: number) =>
    silent('DELETE', `${SVAR.part(recipient, id)}?revision=${revision}`),
  earlier: (recipient: string, part: string) => call(earlierWordings, 'GET', SVAR.earlier(recipient, part)),
  earlierOne: (recipient: string, part: string, revision: number) =>
    call(earlierWording, 'GET', SVAR.earlierOne(recipient, part, revision)),
  /** The type is read from the bytes. */
  addFile: (recipient: string, kind: FileKind, file: File) =>
    call(
      takenIn,
      'POST',
      `${SVAR.files(recipient)}?kind=${kind}&name=${encodeURIComponent(file.name.slice(0, 200))}`,
      new Blob([file], { type: 'application/octet-stream' })
    ),
  removeFile: (recipient: string, file: string) => silent('DELETE', SVAR.file(recipient, file)),
  file: (recipient: string, file: string) => request('GET', SVAR.file(recipient, file)),
  word: (recipient: string) => request('GET', SVAR.word(recipient)),
  submit: (recipient: string, body: { key: string; revision: number; abstains: boolean }) =>
    call(receipt, 'POST', SVAR.submissions(recipient), body),
  receiptFile: (recipient: string, submission: string) => request('GET', SVAR.receiptFile(recipient, submission))
} as const
