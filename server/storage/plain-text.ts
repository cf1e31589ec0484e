import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'

/**
 * Neither database takes the character NUL in a text alike: PostgreSQL refuses the statement, SQLite cuts some of its answers there. So none
 * comes that far, from whatever request it is. Throws `ogiltig-begaran`.
 */
export function demandPlain(parameters: readonly unknown[]): void {
  for (const value of parameters) {
    if (typeof value === 'string' && value.includes('\0')) {
      throw new StyrskriftError('ogiltig-begaran', { what: messages.http.nul })
    }
  }
}

/** The text without it, where nobody is there to be told. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '')
