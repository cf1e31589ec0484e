import type { ChangedRecord } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Aspect } from '../../../../schemas/remiss/changes.ts'
import { recordName } from './model.ts'

/** What a changed record is called: as it was called in the remiss, or for a new one as it is called now. */
export function changeName(change: ChangedRecord): string {
  const shown = change.before ?? change.after
  if (!shown) return change.record
  const words = shown.type === 'prose' ? (shown.fields[0]?.text ?? '').replace(/\s+/gu, ' ').slice(0, 40) : ''
  return words === '' ? recordName(shown) : `${shown.name} ”${words} …”`
}

/** In which ways it has changed, in words. */
export const aspectsText = (change: ChangedRecord): string =>
  change.aspects.map(aspect => messages.handling.changes.aspects[aspect as Aspect]).join(', ')
