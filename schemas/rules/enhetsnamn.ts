import { messages } from '../messages/messages.ts'
import { placed, type TextFinding } from './field-rule.ts'
import { type FieldText, perFieldAndRegister } from './field-text.ts'
import { textFieldsOf } from './fields.ts'
import { explainedIn } from './forkortning-utan-forklaring.ts'
import type { Finding, Rule } from './rule.ts'
import { lettersOf, type Mention, mentionsIn } from './unit-mentions.ts'

interface Misnamed extends TextFinding {
  /** The alias when it is an abbreviation: right where the document explains it. */
  abbreviation: string | null
}

/** The names in a text that are not written as the register writes them. */
export const misnamedIn = perFieldAndRegister((text, kommun): Misnamed[] =>
  mentionsIn(text.flat, text.words, kommun)
    .filter(m => !isRight(m) && !isPast(m, text.flat) && !text.links.some(l => l.from < m.to && m.from < l.to))
    .map(m => describe(m, text))
)

/** A unit of the register under another spelling than the register's, or so near one that it is probably a slip. */
export const enhetsnamn: Rule = {
  id: 'enhetsnamn',
  severity: 'varning',
  check(context) {
    const explained = explainedIn(context)
    const out: Finding[] = []
    for (const f of textFieldsOf(context)) {
      for (const { abbreviation, ...found } of misnamedIn(f.text, context.kommun)) {
        if (abbreviation === null || !explained.has(abbreviation)) out.push(placed(f, found))
      }
    }
    return out
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/["'”“„’]/gu, '')
    .replace(/[ \u00a0]+/gu, ' ')
    .replaceAll('\u2011', '-')

/**
 * Is this a way of writing that nobody has to mend? The name itself, with a capital letter or all in capitals; phrases for many; all
 * names of parties outside the municipality, with or without capitals; and a short form of a company, an association or a network
 * ("Ekvikenbostäder").
 */
function isRight({ text, spelling, genitive, near }: Mention): boolean {
  if (near) return false
  const { kind, source, canonical } = spelling
  if (kind === 'kollektiv') return true
  const written = plain(genitive ? text.replace(/:?s$/iu, '') : text)
  const right = plain(spelling.spelling)
  if (kind === 'extern' && source !== 'formerly' && written.toLowerCase() === right.toLowerCase()) return true
  const isCapital = written.charAt(0) === right.charAt(0).toUpperCase()
  const same =
    written === right || (isCapital && written.slice(1) === right.slice(1)) || written === right.toUpperCase()
  if (!same || source === 'formerly') return false
  if (source === 'name') return true
  const mayBeShort = kind === 'bolag' || kind === 'kommunalforbund' || kind === 'natverk'
  return mayBeShort && plain(canonical).toLowerCase().includes(right.toLowerCase())
}

/** Does the text speak of a former unit as such: "dåvarande äldrenämnden"? */
const isPast = ({ from, spelling }: Mention, flat: string): boolean =>
  spelling.source !== 'name' &&
  /(?:tidigare|dåvarande|förutvarande|före detta|f\.d\.|förra)\s(?:\p{L}+\s)?$/iu.test(
    flat.slice(Math.max(0, from - 40), from)
  )

function describe(mention: Mention, { flat, sentences }: FieldText): Misnamed {
  const { from, text, spelling, genitive } = mention
  const words = messages.problems.enhetsnamn
  const { canonical } = spelling
  const opens = sentences.some(s => s.from <= from && !/\p{L}/u.test(flat.slice(s.from, from)))
  const name = opens && /^\p{Lu}/u.test(text) ? canonical.charAt(0).toUpperCase() + canonical.slice(1) : canonical
  const right = genitive ? genitiveOf(name) : name
  const closes = /[”"]$/u.test(right) && /[”"“]/u.test(text) && /[”"]/u.test(flat.charAt(mention.to))
  const isFormer =
    spelling.source === 'formerly' && !mention.near && lettersOf(spelling.spelling) !== lettersOf(canonical)
  const message = (isFormer ? words.formerly : words.what)(text, canonical)
  return {
    from,
    to: closes ? mention.to + 1 : mention.to,
    message,
    fix: { label: messages.fixes.write(right), text: right },
    abbreviation: /^\p{Lu}{2,5}$/u.test(spelling.spelling) ? spelling.spelling : null
  }
}

const genitiveOf = (name: string): string =>
  /[sxz”"]$/iu.test(name) ? name : /\p{Lu}$/u.test(name) ? `${name}:s` : `${name}s`
