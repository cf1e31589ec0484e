import { messages } from '../messages/messages.ts'
import { NO_CONTACT } from './remiss.ts'
import type { Sammanstallning } from './sammanstallning.ts'

const say = messages.sammanstallning

/** Keys whose strings are names of things, never words. */
const IDS: ReadonlySet<string> = new Set([
  'id',
  'hash',
  'wordHash',
  'sha256',
  'record',
  'records',
  'changed',
  'part',
  'body',
  'question',
  'kind',
  'way',
  'form',
  'field',
  'type',
  'outcome',
  'origin',
  'asOf',
  'sentOn',
  'frozenOn',
  'on',
  'lastDay',
  'extendedTo',
  'answeredOn',
  'date'
])

const MAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu
const PHONE = /(?<![\d\p{L}/-])(?:\+46|0046|0)(?:[\s-]*\(0\))?[\s-]?\d{1,3}(?:[\s/-]?\d{2,3}){2,4}(?![\d-])/gu
const PERSONNUMMER = /(?<!\d)(?:(?:19|20)\d{6}[-+]?\d{4}|\d{6}[-+]\d{4})(?!\d)/g
/** How bodies that decide are called; whatever else is named as who decided is taken for a person. */
const DECIDING = /(?:nämnd|utskott|styrelse|råd|fullmäktige|direktion|kommission|beredning|presidium)(?:en|et|n)?$/iu

/** The names of persons in it, from everything that says who did something. Never the name of a body. */
export function namesIn(s: Sammanstallning): string[] {
  const bodies = new Set([...s.bodies.map(b => b.name), ...s.answers.map(a => a.bodyName), s.kommun].map(lower))
  const given = [
    s.remiss.contact.name,
    s.remiss.decision.by,
    ...s.bodies.flatMap(b => [b.contact, b.decision?.by ?? '', ...b.reservations.map(r => r.by)]),
    ...s.answers.flatMap(a => [
      a.submittedBy.name,
      ...a.parts.flatMap(({ author, part }) => [
        author ?? '',
        part.kind === 'beslut' || part.kind === 'reservation' ? part.by : ''
      ])
    ])
  ]
  const names = new Set<string>()
  for (const value of given) {
    if (value.trim() === '' || bodies.has(lower(value)) || DECIDING.test(value.trim())) continue
    for (const piece of value.replace(/\([^)]*\)/g, ' ').split(/[,;/]|\soch\s|\ssamt\s/u)) {
      // A title before the name begins with a small letter: "ordförande Anna Ek".
      const name = piece
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/^(?:\p{Ll}[\p{L}-]*\s)+/u, '')
      const whole = name === value.trim()
      if (/^\p{Lu}/u.test(name) && name.length > 1 && (name.includes(' ') || whole) && !bodies.has(lower(name)))
        names.add(name)
    }
  }
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

const lower = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')

/** A name wherever it stands, also turned round and in the genitive. */
const patternOf = (name: string): string => {
  const words = name.split(' ')
  const turned = words.length > 1 ? `|${literal(words.at(-1) ?? '')},\\s*${literal(words.slice(0, -1).join(' '))}` : ''
  return `(?:${literal(name)}${turned})s?`
}

/**
 * The same without what belongs to persons: what is a field of its own (who decided, reserved, wrote, sent in; contacts; addresses; names of files) is left out, and
 * in every other word the known names, e-mail addresses, telephone numbers, personnummer, the words of synpunkter that are marked, and `marked`, what somebody has
 * selected, wherever they stand. Everything that is made of the result is without them, since it is made of nothing else.
 */
export function withoutPersonalData(s: Sammanstallning, marked: readonly string[] = []): Sammanstallning {
  const names = namesIn(s)
  const private_ = new Set(s.answers.filter(a => lower(a.bodyName) === lower(a.submittedBy.name)).map(a => a.body))
  const passages = [...marked, ...s.synpunkter.filter(each => each.personal).flatMap(each => each.words)]
    .map(text => text.trim())
    .filter(text => text.length > 1)
    .sort((a, b) => b.length - a.length)
  const byPassage = passages.length > 0 ? new RegExp(passages.map(literal).join('|'), 'gu') : null
  const byName =
    names.length > 0 ? new RegExp(`(?<![\\p{L}\\d])(?:${names.map(patternOf).join('|')})(?![\\p{L}\\d])`, 'giu') : null
  const scrub = (text: string): string => {
    let out = byPassage ? text.replace(byPassage, say.omittedWords) : text
    if (byName) out = out.replace(byName, say.omitted)
    return out.replace(MAIL, say.omitted).replace(PERSONNUMMER, say.omitted).replace(PHONE, say.omitted)
  }
  return { ...deep(withoutFields(s, private_), scrub), withoutPersonalData: true }
}

/** Every string of a value through `work`, but for those that are names of things. */
function deep<T>(value: T, work: (text: string) => string, key = ''): T {
  if (typeof value === 'string') return (IDS.has(key) ? value : work(value)) as T
  if (Array.isArray(value)) return value.map(each => deep(each, work, key)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, deep(each, work, name)])) as T
}

function withoutFields(s: Sammanstallning, private_: ReadonlySet<string>): Sammanstallning {
  const decided = (by: string): string => (DECIDING.test(by.trim()) ? by : '')
  const bodyName = (id: string, name: string): string => (private_.has(id) ? say.privatePerson : name)
  let files = 0
  return {
    ...s,
    remiss: { ...s.remiss, contact: NO_CONTACT, decision: { ...s.remiss.decision, by: decided(s.remiss.decision.by) } },
    bodies: s.bodies.map(body => ({
      ...body,
      name: bodyName(body.id, body.name),
      contact: '',
      email: '',
      registrar: '',
      decision: body.decision && { ...body.decision, by: decided(body.decision.by) },
      reservations: body.reservations.map(each => ({ ...each, by: '' }))
    })),
    answers: s.answers.map(answer => ({
      ...answer,
      bodyName: bodyName(answer.body, answer.bodyName),
      submittedBy: { name: '', email: '' },
      parts: answer.parts.map(each => ({
        ...each,
        author: null,
        part:
          each.part.kind === 'reservation'
            ? { ...each.part, by: '' }
            : each.part.kind === 'beslut'
              ? { ...each.part, by: decided(each.part.by) }
              : each.part
      })),
      files: answer.files.map(file => ({
        ...file,
        name: say.omittedFile(++files, /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? '')
      }))
    })),
    synpunkter: s.synpunkter.map(each => ({
      ...each,
      bodyName: bodyName(each.body, each.bodyName),
      words: each.personal ? [say.omittedWords] : each.words,
      proposal: each.personal ? null : each.proposal
    }))
  }
}
