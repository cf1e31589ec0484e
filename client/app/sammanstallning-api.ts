import {
  compiledOverview,
  type FileQuery,
  omission,
  repliesSent,
  SAMMANSTALLNING
} from '../../schemas/api/sammanstallning.ts'
import { call, request, silent } from './api.ts'

/** The routes of what is compiled of a remiss as functions. All of them throw `ApiError` alone. */
export const sammanstallningApi = {
  overview: (id: string, remiss: string) => call(compiledOverview, 'GET', SAMMANSTALLNING.overview(id, remiss)),
  file: (id: string, remiss: string, query: FileQuery) => request('GET', SAMMANSTALLNING.file(id, remiss, query)),
  omit: (id: string, remiss: string, text: string) =>
    call(omission, 'POST', SAMMANSTALLNING.omissions(id, remiss), { text }),
  keep: (id: string, remiss: string, omission: string) =>
    silent('DELETE', SAMMANSTALLNING.omission(id, remiss, omission)),
  replies: (id: string, remiss: string) => request('GET', SAMMANSTALLNING.replies(id, remiss)),
  sendReplies: (id: string, remiss: string) => call(repliesSent, 'POST', SAMMANSTALLNING.replies(id, remiss)),
  diarium: (id: string, remiss: string) => request('GET', SAMMANSTALLNING.diarium(id, remiss))
} as const
