import pino, { type Logger } from 'pino'
import type { Config } from '../config/config.ts'

/**
 * The log: one JSON object a line on standard error. It never holds document text, names, or cookies: only what is passed to it by
 * name, and the paths that would hold them are removed even so.
 */
export function openLog(level: Config['logLevel'], to: pino.DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      serializers: { err: faultOf },
      redact: { paths: ['headers', 'body', 'cookie', 'req.headers', '*.authorization', '*.cookie'], remove: true }
    },
    to
  )
}

/** What a fault says of itself. A database adds the row that it could not store, which is nobody else's business. */
function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  const { code } = error as { code?: unknown }
  return { name, message, stack, ...(typeof code === 'string' ? { code } : {}) }
}
