import type { z } from 'zod'
import { contactsPreview, REMISS_DATA_API } from '../../schemas/api/personal-data.ts'
import {
  type addBody,
  addedRecipients,
  discarded,
  type extensionBody,
  letterList,
  letterPreview,
  madeRemiss,
  type moveBody,
  type newListBody,
  proposalList,
  REMISS_API,
  type RemissSettings,
  readRecipients,
  type recipientBody,
  recipientLists,
  remissDetail,
  remissList,
  stateOverview
} from '../../schemas/api/remiss.ts'
import type { RemissKind } from '../../schemas/remiss/remiss.ts'
import { call, request } from './api.ts'

/** The routes of states and remisser as functions. All of them throw `ApiError` alone. */
export const remissApi = {
  state: (id: string) => call(stateOverview, 'GET', REMISS_API.state(id)),
  move: (id: string, body: z.input<typeof moveBody>) => call(stateOverview, 'POST', REMISS_API.state(id), body),
  list: async (id: string) => (await call(remissList, 'GET', REMISS_API.list(id))).remisser,
  begin: (id: string, kind: RemissKind) => call(madeRemiss, 'POST', REMISS_API.list(id), { kind }),
  detail: (id: string, remiss: string) => call(remissDetail, 'GET', REMISS_API.remiss(id, remiss)),
  set: (id: string, remiss: string, body: RemissSettings) =>
    call(remissDetail, 'PUT', REMISS_API.remiss(id, remiss), body),
  discard: (id: string, remiss: string, revision: number) =>
    call(discarded, 'DELETE', `${REMISS_API.remiss(id, remiss)}?revision=${revision}`),
  send: (id: string, remiss: string, revision: number) =>
    call(remissDetail, 'POST', REMISS_API.send(id, remiss), { revision }),
  missiv: (id: string, remiss: string) => call(remissDetail, 'POST', REMISS_API.missiv(id, remiss)),
  letter: (id: string, remiss: string) => call(letterPreview, 'GET', REMISS_API.letter(id, remiss)),
  letters: async (id: string, remiss: string) =>
    (await call(letterList, 'GET', REMISS_API.letters(id, remiss))).letters,
  again: async (id: string, remiss: string, letter: string) =>
    (await call(letterList, 'POST', REMISS_API.again(id, remiss, letter))).letters,
  contacts: (id: string, remiss: string) => call(contactsPreview, 'GET', REMISS_DATA_API(id, remiss)),
  removeContacts: (id: string, remiss: string, key: string) =>
    call(contactsPreview, 'POST', REMISS_DATA_API(id, remiss), { key }),
  remind: (id: string, remiss: string, recipients: string[]) =>
    call(remissDetail, 'POST', REMISS_API.remind(id, remiss), { recipients }),
  proposals: async (id: string, remiss: string) =>
    (await call(proposalList, 'GET', REMISS_API.proposals(id, remiss))).units,
  add: (id: string, remiss: string, body: z.input<typeof addBody>) =>
    call(addedRecipients, 'POST', REMISS_API.recipients(id, remiss), body),
  read: (id: string, remiss: string, text: string) =>
    call(readRecipients, 'POST', REMISS_API.read(id, remiss), { text }),
  change: (id: string, remiss: string, recipient: string, body: z.input<typeof recipientBody>) =>
    call(remissDetail, 'PUT', REMISS_API.recipient(id, remiss, recipient), body),
  remove: (id: string, remiss: string, recipient: string) =>
    call(remissDetail, 'DELETE', REMISS_API.recipient(id, remiss, recipient)),
  extend: (id: string, remiss: string, recipient: string, body: z.input<typeof extensionBody>) =>
    call(remissDetail, 'PUT', REMISS_API.extension(id, remiss, recipient), body),
  renewLink: (id: string, remiss: string, recipient: string) =>
    call(remissDetail, 'POST', REMISS_API.link(id, remiss, recipient)),
  withdrawLink: (id: string, remiss: string, recipient: string) =>
    call(remissDetail, 'DELETE', REMISS_API.link(id, remiss, recipient)),
  word: (id: string, remiss: string, recipient: string) => request('GET', REMISS_API.word(id, remiss, recipient)),
  missivFile: (id: string, remiss: string) => request('GET', REMISS_API.missiv(id, remiss)),
  lists: async () => (await call(recipientLists, 'GET', REMISS_API.lists)).lists,
  saveList: (body: z.input<typeof newListBody>) => call(recipientLists, 'POST', REMISS_API.lists, body),
  dropList: (list: string) => call(recipientLists, 'DELETE', REMISS_API.savedList(list))
} as const
