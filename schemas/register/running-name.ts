import type { Kommun } from './kommun.ts'

/** A name as it begins a line or a sentence: the register has it as it stands in running text. */
export const withCapital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1)

/** A name as it stands inside a sentence: as the register writes that party ("polisen"). One that the register does not have stays as it was typed. */
export function inRunningText(name: string, { enheter, kollektiv }: Pick<Kommun, 'enheter' | 'kollektiv'>): string {
  const heading = withCapital(name)
  return [...enheter, ...kollektiv].find(party => withCapital(party.name) === heading)?.name ?? name
}
