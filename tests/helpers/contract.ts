import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'

/** What the server answered, when it is what the contract says, with nothing besides. Routes with large answers do not read them by their schema: tests do. */
export function byContract<T extends z.ZodType>(schema: T, answer: { statusCode: number; body: string }): z.output<T> {
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const said: unknown = JSON.parse(answer.body)
  const read = schema.parse(said)
  if (!isDeepStrictEqual(read, said)) throw new Error(`the answer holds more than the contract says: ${answer.body}`)
  return read
}
