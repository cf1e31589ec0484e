import { abbreviationKind } from '../language/abbreviations.ts'
import { messages } from '../messages/messages.ts'
import { OBJECT_CHARACTER } from '../text/stycke.ts'
import { type FieldText, fieldTextOf, perField } from './field-text.ts'
import { insatsLists } from './lists.ts'
import type { Finding, Rule } from './rule.ts'

/** How a text ends: where its last sign stands, and whether that is a full stop. */
interface Ending {
  /** Offset after the last character, before footnote references and spaces. */
  at: number
  stop: boolean
}

const TAIL = new RegExp(`[\\s${OBJECT_CHARACTER}]*$`, 'u')

/** Null where the question has no answer: nothing is written, another sign ends it, a list does, or the stop belongs to "m.m.". */
const endingOf = perField(({ flat, stycken }: FieldText): Ending | null => {
  if (stycken.findLast(s => s.runs.length > 0)?.form) return null
  const at = flat.length - (TAIL.exec(flat)?.[0].length ?? 0)
  const last = flat.charAt(at - 1)
  if (last !== '.') return /[\p{L}\p{N}%)”"]/u.test(last) ? { at, stop: false } : null
  if (flat.endsWith('..', at)) return null
  const word = /[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*$/u.exec(flat.slice(Math.max(0, at - 30), at - 1))?.[0] ?? ''
  return abbreviationKind(word) === null ? { at, stop: true } : null
})

/**
 * Full stop after some insatser of a list and not after others: the fewer are reported. Where they are equally many, the
 * document as a whole decides, and then the form without, since an insats goes on from the lead-in.
 */
export const punktISlutet: Rule = {
  id: 'punkt-i-slutet',
  severity: 'varning',
  check(context) {
    const lists = insatsLists(context).map(({ insatser }) =>
      insatser.flatMap(insats => {
        const ending = endingOf(fieldTextOf(insats.fields.text ?? []))
        return ending ? [{ insats, ...ending }] : []
      })
    )
    const balance = (list: readonly Ending[]): number => list.reduce((sum, e) => sum + (e.stop ? 1 : -1), 0)
    const whole = balance(lists.flat())
    const words = messages.problems['punkt-i-slutet']
    const out: Finding[] = []
    for (const list of lists) {
      const withStop = (balance(list) || whole) > 0
      for (const { insats, at, stop } of list) {
        if (stop === withStop) continue
        const from = stop ? at - 1 : at
        const place = { record: insats.id, field: 'text' }
        const label = stop ? messages.fixes.removeStop : messages.fixes.addStop
        out.push({
          place: { ...place, from: stop ? from : Math.max(0, at - 1), to: at },
          message: stop ? words.remove : words.add,
          fix: { label, ...place, from, to: at, text: stop ? '' : '.' }
        })
      }
    }
    return out
  }
}
