import type { FastifyRequest } from 'fastify'
import type { AuditDetails } from '../../schemas/audit/entry.ts'
import type { AuditEvent } from '../../schemas/audit/events.ts'
import { accessOf } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { recordBy } from '../http/record.ts'

type HandlingEvent = Extract<AuditEvent, `synpunkt.${string}`>

/** Records an act on synpunkter of a remiss in the audit log: which, by their numbers, and none of their words. Nothing for an act that changed none. */
export async function recordHandling(
  app: Pick<App, 'audit'>,
  request: FastifyRequest,
  event: HandlingEvent,
  remiss: string,
  numbers: readonly number[],
  more: AuditDetails = {}
): Promise<void> {
  if (numbers.length === 0) return
  const details = { remiss, count: numbers.length, numbers: rangesOf(numbers), ...more }
  await recordBy(app, request, { event, document: accessOf(request).document.id, details })
}

/** More letters than this a detail does not hold. */
const MOST = 480

/** "1-40,42": numbers in order, with those that follow upon each other together. Of very many scattered ones the last are left out, and three dots say so. */
export function rangesOf(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const number of sorted) {
    const last = ranges.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  let out = ''
  for (const [from, to] of ranges) {
    const next = `${out === '' ? '' : ','}${from === to ? from : `${from}-${to}`}`
    if (out.length + next.length > MOST) return `${out},…`
    out += next
  }
  return out
}
