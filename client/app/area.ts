import type { Scope } from '../../schemas/policy/scope.ts'

/** Something in which a delförfattare can be let in: a section, or a fokusområde under one. */
export interface Area {
  readonly id: string
  readonly title: string
  readonly under: readonly Area[]
}

/** Is the area in the scope, by itself or by what is above it? */
export const isWithin = (id: string, { records }: Scope, areas: readonly Area[]): boolean =>
  records.includes(id) || areas.some(area => records.includes(area.id) && area.under.some(under => under.id === id))

/** The scope with an area added or taken out. What stands under an area that is in comes along and is not named. */
export function withArea(scope: Scope, { id, under }: Area, isIn: boolean): Scope {
  const below = new Set(under.map(area => area.id))
  const others = scope.records.filter(record => record !== id && !(isIn && below.has(record)))
  return { ...scope, records: isIn ? [...others, id] : others }
}

/** The names of the areas of a scope; what is gone from the document goes by `gone`. */
export function areaNames({ records }: Scope, areas: readonly Area[], gone: string): string[] {
  const titles = new Map<string, string>()
  const visit = ({ id, title, under }: Area): void => {
    titles.set(id, title)
    under.forEach(visit)
  }
  areas.forEach(visit)
  return records.map(record => titles.get(record) ?? gone)
}
