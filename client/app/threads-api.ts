import {
  type CreateThread,
  madeThread,
  participantList,
  THREADS,
  threadList,
  waitingList
} from '../../schemas/api/threads.ts'
import { call, silent } from './api.ts'

interface Assignment {
  assignedPerson: string | null
  assignedUnit: string | null
}

/** The routes of comments and change proposals as functions. All of them throw `ApiError` alone. */
export const threadsApi = {
  list: (id: string, since: number) => call(threadList, 'GET', THREADS.since(id, since)),
  participants: (id: string, query: string) => call(participantList, 'GET', THREADS.participants(id, query)),
  create: (id: string, body: CreateThread) => call(madeThread, 'POST', THREADS.list(id), body),
  reply: (id: string, thread: string, body: { key: string; body: string }) =>
    call(madeThread, 'POST', THREADS.replies(id, thread), body),
  edit: (id: string, thread: string, entry: string, body: string) =>
    silent('PUT', THREADS.entry(id, thread, entry), { body }),
  withdraw: (id: string, thread: string, entry: string) => silent('POST', THREADS.withdraw(id, thread, entry)),
  assign: (id: string, thread: string, to: Assignment) => silent('PUT', THREADS.assign(id, thread), to),
  settle: (id: string, thread: string, end: 'resolve' | 'accept' | 'reject', key: string) =>
    silent('POST', THREADS[end](id, thread), { key }),
  reopen: (id: string, thread: string) => silent('POST', THREADS.reopen(id, thread)),
  markRead: (id: string, seen: readonly { thread: string; revision: number }[]) =>
    silent('PUT', THREADS.read(id), { seen }),
  waiting: () => call(waitingList, 'GET', THREADS.waiting)
} as const
