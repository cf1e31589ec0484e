import type { z } from 'zod'
import * as contract from '../../schemas/api/contract.ts'
import { EXPORT_API, type ExportChoice } from '../../schemas/api/export.ts'
import { memberList, type SetMember } from '../../schemas/api/members.ts'
import { foundPeople, PEOPLE_API } from '../../schemas/api/people.ts'
import * as signIn from '../../schemas/api/sign-in.ts'
import { kommun } from '../../schemas/register/kommun.ts'
import { errorOfAnswer, noContact, strangeAnswer } from './api-error.ts'

const { API } = contract
const { SIGN_IN_API } = signIn
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Calls the server and hands back its answer if it is a success.
 * @throws ApiError when there is no answer, and when the answer is an error
 */
export async function request(method: Method, url: string, body?: unknown): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } }
  if (body instanceof Blob) {
    init.body = body
    init.headers = { ...init.headers, 'content-type': body.type }
  } else if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { ...init.headers, 'content-type': 'application/json' }
  }
  let answer: Response
  try {
    answer = await fetch(url, init)
  } catch (cause) {
    throw noContact(cause)
  }
  if (!answer.ok) throw errorOfAnswer(answer.status, await answer.text().catch(() => ''))
  return answer
}

/** Calls the server and reads its answer by the schema. An answer that does not follow the contract is an `ApiError` too. */
export async function call<T extends z.ZodType>(
  schema: T,
  method: Method,
  url: string,
  body?: unknown
): Promise<z.output<T>> {
  const answer = await request(method, url, body)
  const parsed = schema.safeParse(await answer.json().catch(() => undefined))
  if (!parsed.success) throw strangeAnswer(answer.status, parsed.error)
  return parsed.data
}

/** Calls the server where success has no answer. */
export const silent = async (method: Method, url: string, body?: unknown): Promise<void> => {
  await request(method, url, body)
}

/** The routes of the contract as functions. All of them throw `ApiError` alone. */
export const api = {
  session: () => call(contract.session, 'GET', API.session),
  signInMethods: () => call(signIn.signInMethods, 'GET', SIGN_IN_API.methods),
  signInAsDemo: (person: string) => call(contract.session, 'POST', SIGN_IN_API.demo, { person }),
  signOut: () => silent('DELETE', API.session),
  kommun: () => call(kommun, 'GET', API.kommun),
  templates: () => call(contract.templateList, 'GET', API.templates),
  documents: (archived: boolean) =>
    call(contract.documentList, 'GET', archived ? `${API.documents}?archived=true` : API.documents),
  createDocument: (body: z.input<typeof contract.createDocumentBody>) =>
    call(contract.createdDocument, 'POST', API.documents, body),
  /** `dokument` is the parsed JSON of a file, as it stands there. */
  importDocument: (dokument: unknown) => call(contract.createdDocument, 'POST', API.importDocument, { dokument }),
  openDocument: (id: string) => call(contract.openDocument, 'GET', API.document(id)),
  rename: (id: string, title: string) => silent('PATCH', API.document(id), { title }),
  copy: (id: string) => call(contract.createdDocument, 'POST', API.copy(id)),
  archive: (id: string) => silent('POST', API.archive(id)),
  unarchive: (id: string) => silent('POST', API.unarchive(id)),
  exportAs: (id: string, format: 'json' | 'docx') => request('GET', API.exportAs(id, format)),
  exportChosen: (id: string, choice: ExportChoice) => request('POST', EXPORT_API.document(id), choice),
  findPeople: async (q: string) => (await call(foundPeople, 'GET', PEOPLE_API.search(q))).people,
  members: (id: string) => call(memberList, 'GET', API.members(id)),
  setMember: (id: string, change: SetMember) => call(memberList, 'PUT', API.members(id), change),
  setDefaultRole: (id: string, defaultRole: contract.DefaultRole) =>
    call(memberList, 'PUT', API.defaultRole(id), { defaultRole }),
  uploadPicture: (id: string, picture: Blob) => call(contract.uploadedPicture, 'POST', API.pictures(id), picture)
} as const
