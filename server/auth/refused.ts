import { isAPIError } from 'better-auth/api'

/** For `catch`: null when better-auth refused; a fault goes on. */
export function refused(error: unknown): null {
  if (isAPIError(error)) return null
  throw error
}
