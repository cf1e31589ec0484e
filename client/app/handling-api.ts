import {
  type Cut,
  changesSince,
  frozenText,
  HANDLING,
  type Handle,
  handled,
  handledRemisser,
  handlingTable,
  madeSynpunkter,
  phrase,
  phraseList,
  proofResult,
  removedSynpunkter,
  type SetSynpunkt,
  synpunktGroup,
  synpunktHistory,
  synpunktRow,
  wholeAnswer
} from '../../schemas/api/handling.ts'
import { versionRecord } from '../../schemas/remiss/changes-view.ts'
import { call, silent } from './api.ts'
import { sampled } from './sampled.ts'

const table = handlingTable.extend({ synpunkter: sampled(synpunktRow) })
const text = frozenText.extend({ records: sampled(versionRecord) })

/** The routes of handling as functions. All of them throw `ApiError` alone. */
export const handlingApi = {
  remisser: (id: string) => call(handledRemisser, 'GET', HANDLING.remisser(id)),
  table: (id: string, remiss: string, since: number) => call(table, 'GET', HANDLING.table(id, remiss, since)),
  text: (id: string, remiss: string) => call(text, 'GET', HANDLING.text(id, remiss)),
  changes: (id: string, remiss: string) => call(changesSince, 'GET', HANDLING.changes(id, remiss)),
  proof: (id: string, remiss: string) => call(proofResult, 'GET', HANDLING.proof(id, remiss)),
  answer: (id: string, remiss: string, submission: string) =>
    call(wholeAnswer, 'GET', HANDLING.answer(id, remiss, submission)),
  history: (id: string, remiss: string, synpunkt: string) =>
    call(synpunktHistory, 'GET', HANDLING.history(id, remiss, synpunkt)),
  cut: (id: string, remiss: string, body: Cut) => call(madeSynpunkter, 'POST', HANDLING.synpunkter(id, remiss), body),
  set: (id: string, remiss: string, synpunkt: string, body: SetSynpunkt) =>
    call(synpunktRow, 'PATCH', HANDLING.synpunkt(id, remiss, synpunkt), body),
  handle: (id: string, remiss: string, body: Handle) => call(handled, 'POST', HANDLING.handle(id, remiss), body),
  accept: (id: string, remiss: string, synpunkt: string, key: string) =>
    call(synpunktRow, 'POST', HANDLING.accept(id, remiss, synpunkt), { key }),
  group: (id: string, remiss: string, name: string) =>
    call(synpunktGroup, 'POST', HANDLING.groups(id, remiss), { name }),
  phrases: (id: string) => call(phraseList, 'GET', HANDLING.phrases(id)),
  addPhrase: (id: string, body: { label: string; text: string }) => call(phrase, 'POST', HANDLING.phrases(id), body),
  changePhrase: (id: string, given: string, body: { label: string; text: string }) =>
    call(phrase, 'PUT', HANDLING.phrase(id, given), body),
  removed: (id: string, remiss: string) => call(removedSynpunkter, 'GET', HANDLING.removed(id, remiss)),
  removePhrase: (id: string, given: string) => silent('DELETE', HANDLING.phrase(id, given))
} as const
