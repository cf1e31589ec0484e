import { strFromU8, unzipSync } from 'fflate'
import { all, type Node, parseXml } from './xml.ts'

/** A package: its parts by name, found through relationships and never by their names. */
export interface OpenPackage {
  names: string[]
  bytes: (name: string) => Uint8Array
  xml: (name: string) => Node
  /** The parts that a part refers to (the package itself: ''), by the last word of the relationship's type. */
  related: (from: string, type: string) => string[]
  /** Where a relationship of a part leads: a part, or an address outside. */
  target: (from: string, id: string) => string
}

export function openPackage(file: Uint8Array): OpenPackage {
  const parts = unzipSync(file)
  const bytes = (name: string): Uint8Array => {
    const found = parts[name]
    if (!found) throw new Error(`The package has no part ”${name}”.`)
    return found
  }
  const xml = (name: string): Node => parseXml(strFromU8(bytes(name)))
  const relationships = (from: string): { id: string; type: string; target: string }[] => {
    const slash = from.lastIndexOf('/') + 1
    const name = `${from.slice(0, slash)}_rels/${from.slice(slash)}.rels`
    if (!parts[name]) return []
    return all(xml(name), 'Relationship').map(({ attributes: { Id = '', Type = '', Target = '', TargetMode } }) => ({
      id: Id,
      type: Type.slice(Type.lastIndexOf('/') + 1),
      target: TargetMode === 'External' ? Target : new URL(Target, `file:///${from}`).pathname.slice(1)
    }))
  }
  return {
    names: Object.keys(parts),
    bytes,
    xml,
    related: (from, type) => relationships(from).flatMap(r => (r.type === type ? [r.target] : [])),
    target: (from, id) => {
      const found = relationships(from).find(r => r.id === id)
      if (!found) throw new Error(`”${from}” has no relationship ”${id}”.`)
      return found.target
    }
  }
}
