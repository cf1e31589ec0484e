import type { Kommun } from '../../../../schemas/register/kommun.ts'

const MOST = 8

/** Units of the register whose name or alias holds what was written; those that begin so come first. Nothing for nothing. */
export function searchUnits({ enheter }: Pick<Kommun, 'enheter'>, query: string): { id: string; name: string }[] {
  const wanted = query.trim().toLocaleLowerCase('sv')
  if (wanted === '') return []
  const rank = (unit: Kommun['enheter'][number]): number => {
    const names = [unit.name, ...(unit.aliases ?? [])].map(name => name.toLocaleLowerCase('sv'))
    return names.some(name => name.startsWith(wanted)) ? 0 : names.some(name => name.includes(wanted)) ? 1 : 2
  }
  return enheter
    .map(unit => ({ unit, rank: rank(unit) }))
    .filter(each => each.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ unit }) => ({ id: unit.id, name: unit.name }))
}
