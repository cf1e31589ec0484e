/**
 * Just enough Swedish grammar to tell whether a text goes on with an infinitive or has a subject of its own. It answers `null`
 * where it cannot know: a rule built on it is silent then.
 */

import { wordSet } from './word-set.ts'

/** Infinitives that do not end in -a, alone or after a prefix (bistå, tillgodose, utge). */
const SHORT_INFINITIVE = /^(?:\p{L}{2,})?(?:få|gå|stå|slå|nå|ge|se|be|ske|bo|tro|bero|förstå|klä)$/u

/** Plural and definite adjectives and nouns in -a, which end as infinitives do. */
const ADJECTIVE = /(?:iska|ella|(?<!^för\p{L}+)liga|samma)$|\p{L}{3}(?:arna|erna|orna)$/u

/** Other words in -a that are no infinitives and may open a clause. */
const NOT_INFINITIVE = wordSet(
  'alla andra båda berörda bra data denna dessa detta egna enskilda era extra flera fyra första goda hela',
  'hemsida högsta inga kommunala lokala mina nya några ofta olika regionala sina sista skola förskola',
  'grundskola sociala stora särskilda tidiga trygga unga utsatta anställda vissa vuxna våra åtta ökade',
  'övriga digitala idéburna förtroendevalda'
)

/** Finite verbs. Where one stands before any infinitive, the text is a clause of its own. */
const FINITE = wordSet(
  'ska skall skulle bör borde måste kan kunde får vill behöver kommer har hade är blir finns ges görs sker',
  'ansvarar arbetar erbjuder genomför deltar tar ger'
)

/** Words after which another clause begins; a finite verb there says nothing of the first one. */
const SUBORDINATORS = wordSet(
  'att som där när om så eftersom medan innan hur vad vem vilka vilken vilket vars då huruvida varför såsom',
  'än'
)

/** Endings that no infinitive has: nouns and participles. */
const NOUN =
  /(?:ning(?:s|ar|en|arna)?|het(?:en|er)?|tion(?:en|er)?|elsen?|elser|skap|skapet|itet(?:en)?|samverkan|ad)$/u

/** Words in -er and -ar which may stand before the infinitive. */
const NOT_FINITE = /^(?:under|efter|över|utöver|eller|fler|mer|inter)$/u

/** Words that can only be a subject when they follow a finite verb. */
const SUBJECTS = wordSet(
  'kommunen vi man det alla varje samtliga nämnden nämnderna förvaltningen förvaltningarna verksamheten',
  'verksamheterna bolaget bolagen kommunfullmäktige kommunstyrelsen'
)

/** How a text begins. `own-subject`: a clause of its own · `finite`: a finite verb or a plural noun · `noun`: a noun or a participle. */
export type Opening = 'infinitive' | 'att-infinitive' | 'own-subject' | 'finite' | 'noun'

/** Does this word (in small letters) have the form of an infinitive? */
function isInfinitive(word: string): boolean {
  if (SHORT_INFINITIVE.test(word)) return true
  return /^\p{L}+as?$/u.test(word) && !NOT_INFINITIVE.has(word) && !ADJECTIVE.test(word) && !FINITE.has(word)
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}-]*/gu) ?? []

/** How a sentence begins, or null when that cannot be told. `names` are those of the municipality and its units. */
export function openingOf(sentence: string, names: readonly string[]): Opening | null {
  const words = wordsIn(sentence)
  const [first, second] = words
  if (first === undefined) return null
  if (first === 'att') return second !== undefined && isInfinitive(second) ? 'att-infinitive' : null
  if (isInfinitive(first)) return 'infinitive'
  if (FINITE.has(first)) return 'finite'
  if (SUBORDINATORS.has(first)) return null
  if (hasInversion(words, names) || beginsWithSubject(words)) return 'own-subject'
  if (NOUN.test(first)) return 'noun'
  return /\p{L}{3}(?:ar|er)$/u.test(first) && !NOT_FINITE.test(first) ? 'finite' : null
}

/** A finite verb with its subject after it ("ska kommunen"): only a main clause has that order. */
function hasInversion(words: readonly string[], names: readonly string[]): boolean {
  const at = words.findIndex(w => FINITE.has(w) || isInfinitive(w))
  if (at <= 0 || !FINITE.has(words[at]!)) return false
  if (SUBJECTS.has(words[at + 1] ?? '')) return true
  const rest = `${words.slice(at + 1, at + 8).join(' ')} `
  return names.some(name => rest.startsWith(`${wordsIn(name).join(' ')} `))
}

/** A subject and then a finite verb, before an infinitive or another clause begins. */
function beginsWithSubject(words: readonly string[]): boolean {
  const [first = '', second = ''] = words
  if (/(?:en|et|na)$/u.test(first) && !/(?:ligen|även)$/u.test(first) && /\p{L}{3}(?:ar|er)$/u.test(second)) return true
  for (const word of words.slice(1)) {
    if (FINITE.has(word)) return true
    if (isInfinitive(word) || SUBORDINATORS.has(word)) return false
  }
  return false
}

/** What the text after a lead-in has to begin with. */
export type Continuation = 'infinitive' | 'att-infinitive-or-noun'

/**
 * What a lead-in wants after it: "… genom att:" and "… ska Ekvikens kommun:" an infinitive, "… genom:" att + infinitive or a noun.
 * Null when it is a sentence of its own, or asks for something else ("… ska kommunen göra följande:").
 */
export function continuationOf(leadIn: string): Continuation | null {
  const words = wordsIn(leadIn)
  const last = words.at(-1)
  if (last === 'att') return 'infinitive'
  if (last === 'genom') return 'att-infinitive-or-noun'
  if (/[.!?]\s*$/u.test(leadIn)) return null
  const modal = words.findLastIndex(w => ['ska', 'skall', 'vill', 'bör', 'måste', 'kan'].includes(w))
  if (modal < 0 || words.length - modal > 8) return null
  // A word with a capital letter is a name there ("ska Sjövika kommun").
  const verbs = leadIn.match(/\p{L}[\p{L}-]*/gu)?.slice(modal + 1) ?? []
  return verbs.some(word => /^\p{Ll}/u.test(word) && isInfinitive(word)) || last === 'följande' ? null : 'infinitive'
}
