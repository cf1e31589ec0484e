import { errorBody } from '../../schemas/api/contract.ts'
import { messages } from '../../schemas/messages/messages.ts'

/** Why a call failed, in words for a person. `id` is the catalogue's, or one of the client's own: `ingen-kontakt`, `ovantat-svar`. */
export class ApiError extends Error {
  readonly id: string
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  readonly remedy: string
  /** What is wrong with single fields of what was sent, by path. */
  readonly fields: Readonly<Record<string, string>>

  constructor(
    id: string,
    status: number,
    words: { message: string; remedy: string; fields?: readonly { path: string; message: string }[] | undefined },
    cause?: unknown
  ) {
    super(words.message, { cause })
    this.name = 'ApiError'
    this.id = id
    this.status = status
    this.remedy = words.remedy
    this.fields = Object.fromEntries((words.fields ?? []).map(({ path, message }) => [path, message]))
  }
}

/** The server could not be reached. */
export const noContact = (cause: unknown): ApiError => new ApiError('ingen-kontakt', 0, messages.ui.noContact, cause)

/** The server answered, but not what the contract says. */
export const strangeAnswer = (status: number, cause?: unknown): ApiError =>
  new ApiError('ovantat-svar', status, messages.ui.strangeAnswer, cause)

/** The error that an answer with a failing status stands for. Something between us and the server answers with pages of its own. */
export function errorOfAnswer(status: number, text: string): ApiError {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    body = undefined
  }
  const known = errorBody.safeParse(body)
  if (known.success) return new ApiError(known.data.error.id, status, known.data.error)
  return status === 502 || status === 503 || status === 504 ? noContact(status) : strangeAnswer(status)
}

/** What to show for whatever was thrown. */
export function toApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : strangeAnswer(0, error)
}
