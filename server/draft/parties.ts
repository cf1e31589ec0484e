import { parseAnsvar } from '../../schemas/ansvar/parse.ts'
import { freeParty } from '../../schemas/ansvar/sentence.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { BuildContext } from './making.ts'

/** The names in a line of ansvar that the register does not have quite so. */
export function namesOf(text: string, kommun: Kommun) {
  const { ansvar, uncertain } = parseAnsvar(text, kommun, { close: 'keep' })
  const named = new Set([...ansvar.lead, ...ansvar.partners])
  return uncertain.filter(({ written }) => named.has(freeParty(written)))
}

/** The register with what a person has answered about spellings. */
export function withAnswers(kommun: Kommun, parties: BuildContext['parties']): Kommun {
  const means = Map.groupBy(
    parties.filter(p => p.party !== null),
    p => p.party
  )
  if (means.size === 0) return kommun
  const more = (id: string): string[] => means.get(id)?.map(p => p.written) ?? []
  return {
    ...kommun,
    enheter: kommun.enheter.map(u => ({ ...u, aliases: [...u.aliases, ...more(u.id)] })),
    kollektiv: kommun.kollektiv.map(k => ({ ...k, aliases: [...k.aliases, ...more(k.id)] }))
  }
}

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The words of one text that another does not have. */
export function wordsBeyond(text: string, shown: string): string {
  const there = new Set(wordsIn(shown))
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => !there.has(word.toLocaleLowerCase('sv'))).join(' ')
}
