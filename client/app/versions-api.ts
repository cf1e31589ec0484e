import {
  acceptedCopy,
  COPIES,
  copyList,
  type Decide,
  receivedCopy,
  type WholeCopy,
  wholeCopy
} from '../../schemas/api/copies.ts'
import { WORD } from '../../schemas/api/media-types.ts'
import { type Freeze, VERSIONS, versionList } from '../../schemas/api/versions.ts'
import { versionInfo } from '../../schemas/versions/version.ts'
import { call, request } from './api.ts'

/** The routes of versions and of copies that come back, as functions. All of them throw `ApiError` alone. */
export const versionsApi = {
  list: (id: string) => call(versionList, 'GET', VERSIONS.list(id)),
  freeze: (id: string, body: Freeze) => call(versionInfo, 'POST', VERSIONS.list(id), body),
  word: (id: string, version: string) => request('GET', VERSIONS.word(id, version)),
  copies: (id: string) => call(copyList, 'GET', COPIES.list(id)),
  receive: (id: string, file: File, version?: string) =>
    call(receivedCopy, 'POST', COPIES.receive(id, file.name, version), new Blob([file], { type: WORD })),
  copy: (id: string, copy: string): Promise<WholeCopy> => call(wholeCopy, 'GET', COPIES.one(id, copy)),
  file: (id: string, copy: string) => request('GET', COPIES.file(id, copy)),
  decide: (id: string, copy: string, body: Decide): Promise<WholeCopy> =>
    call(wholeCopy, 'PUT', COPIES.decisions(id, copy), body),
  accept: (id: string, copy: string, revision: number) =>
    call(acceptedCopy, 'POST', COPIES.accept(id, copy), { revision })
} as const

/** Whatever a browser calls the file: what it is, the server reads in it. */
