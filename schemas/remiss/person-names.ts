import { foldedWords } from './known-names.ts'
import type { Sammanstallning } from './sammanstallning.ts'

/** How bodies that decide are called; whatever else is named as who decided is taken for a person. */
const DECIDING = /(?:nämnd|utskott|styrelse|råd|fullmäktige|direktion|kommission|beredning|presidium)(?:en|et|n)?$/iu
/** What stands before a name and is none. */
const TITLE =
  /^(?:vice|andre|förste|tillförordnad|tf|dr|fru|herr|ordförande|ledamot|ersättare|kommunalråd|oppositionsråd|rektor|direktör|sekreterare|handläggare|registrator|kommundirektör|\p{L}+(?:chef|ordförande|direktör|sekreterare|strateg|samordnare|handläggare))$/iu
/** Between what is said of several, or of somebody and what they belong to. */
const APART = /[,;:/()\n]|\s(?:och|samt|genom|via|för|av|på uppdrag av)\s/u
const CAPITALS = /\p{Lu}[\p{L}\p{M}'’-]*(?:[ \u00a0]+(?:(?:von|af|av|de|van|der)[ \u00a0]+)?\p{Lu}[\p{L}\p{M}'’.-]*)*/gu

const lower = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('sv')
const wordsOf = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/u)
    .filter(word => word !== '')

/** Unasked bodies that are one person, by their ids: called as a person is, and as who sent the answer in. */
export const privateBodies = (s: Sammanstallning): ReadonlySet<string> =>
  new Set(
    s.bodies
      .filter(({ id, name, origin }) => origin === 'spontan' && isPersonName(name) && isSender(s, id, name))
      .map(body => body.id)
  )

const isSender = (s: Sammanstallning, body: string, name: string): boolean =>
  s.answers.some(answer => answer.body === body && lower(answer.submittedBy.name) === lower(name))

/** The bodies, which are never taken for persons, but for those that are one. */
function bodyNames(s: Sammanstallning): Set<string> {
  const persons = privateBodies(s)
  return new Set(
    [
      ...s.bodies.filter(b => !persons.has(b.id)).map(b => b.name),
      ...s.answers.flatMap(a => [...(persons.has(a.body) ? [] : [a.bodyName]), ...a.together]),
      s.kommun
    ].map(lower)
  )
}

/** The names in what somebody wrote in a field for a person: "Ordförande Anna Ek, socialnämnden" names Anna Ek; "anna ek" too. */
function namesInField(value: string): string[] {
  const names: string[] = []
  for (const piece of value.normalize('NFC').split(APART)) {
    const words = wordsOf(piece)
    const small = words.length > 1 && words.length < 5 && !/\p{Lu}/u.test(piece) && !DECIDING.test(piece.trim())
    const groups = small ? [words] : (piece.match(CAPITALS) ?? []).map(wordsOf)
    for (const group of groups) {
      const start = group.findIndex(word => !TITLE.test(word))
      const kept = start < 0 ? [] : group.slice(start).filter(word => !DECIDING.test(word))
      const whole = kept.length === 1 && words.length === 1 && lower(value) === lower(piece)
      if (kept.length > 1 || (whole && (kept[0] ?? '').length > 2)) names.push(kept.join(' '))
    }
  }
  return names
}

/** Who decided, as far as it is a body: '' for a person. */
export function decidingBody(by: string): string {
  const isBody = (text: string): boolean => DECIDING.test(text.trim()) && namesInField(text).length === 0
  if (isBody(by)) return by
  return by
    .split(APART)
    .map(piece => piece.trim())
    .filter(isBody)
    .join(', ')
}

/** What was written in the fields of a sammanställning that hold persons. */
const fieldsOf = (s: Sammanstallning): string[] => [
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

/** The names of persons that are known: in everything that says who did something, and those known beside it (`people`). Never the name of a body. */
export function namesIn(s: Sammanstallning): string[] {
  const bodies = bodyNames(s)
  const names = new Set<string>()
  const add = (name: string): void => {
    if (!bodies.has(lower(name)) && !isInBody(name, bodies)) names.add(name)
  }
  for (const value of [...fieldsOf(s), ...s.people])
    if (!bodies.has(lower(value))) for (const name of namesInField(value)) add(name)
  for (const mail of mailsOf(s)) {
    const [first = '', last = '', ...more] = foldedWords(mail.slice(0, mail.indexOf('@')))
    if (first.length > 1 && last.length > 1 && more.length === 0) add(`${first} ${last}`)
  }
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** Words that stand beside each other in the name of a body: "region.ostervik@" names nobody. */
function isInBody(name: string, bodies: ReadonlySet<string>): boolean {
  const sought = ` ${foldedWords(name).join(' ')} `
  return [...bodies].some(body => ` ${foldedWords(body).join(' ')} `.includes(sought))
}

const mailsOf = (s: Sammanstallning): string[] =>
  [
    s.remiss.contact.email,
    ...s.bodies.flatMap(b => [b.email, b.registrar]),
    ...s.answers.map(a => a.submittedBy.email)
  ].filter(mail => mail.includes('@'))

/** Is it what a person is called, rather than a body: two to four words, each with a capital? */
const isPersonName = (name: string): boolean =>
  /^\p{Lu}[\p{L}'’-]+(?:\s(?:(?:von|af|av|de|van|der)\s)?\p{Lu}[\p{L}'’-]+){1,3}$/u.test(name.trim()) &&
  !DECIDING.test(name.trim()) &&
  !/\b(?:AB|HB|KB|region|kommun|förening|förbund|kyrka|församling|stiftelse)\p{L}*/iu.test(name)
