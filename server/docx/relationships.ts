import { posix } from 'node:path'
import type { PartSource } from './package.ts'
import { type Budget, childrenOf, readXml } from './xml.ts'

/** What a part refers to. A target outside of the package is told, and never fetched. */
export interface Relationship {
  id: string
  /** The last part of its type: `styles`, `footnotes`, `image`, `hyperlink`. */
  kind: string
  target: string
  external: boolean
}

/** The relationships of a part (`''`: of the package), by id. Targets are names of parts. */
export async function relationshipsOf(
  pack: PartSource,
  part: string,
  budget: Budget
): Promise<ReadonlyMap<string, Relationship>> {
  const folder = posix.dirname(part)
  const text = await pack.text(posix.join(part === '' ? '' : folder, '_rels', `${posix.basename(part)}.rels`))
  const out = new Map<string, Relationship>()
  if (text === null) return out
  for (const { attributes } of childrenOf(readXml(text, budget), 'rel:Relationship')) {
    const { Id: id, Type: type, Target: target } = attributes
    if (id === undefined || type === undefined || target === undefined) continue
    const external = attributes.TargetMode === 'External'
    const kind = type.slice(type.lastIndexOf('/') + 1)
    out.set(id, { id, kind, external, target: external ? target : nameOf(folder, target) })
  }
  return out
}

/** A target as the name of a part: relative to the folder of the part that refers to it, or from the top. */
const nameOf = (folder: string, target: string): string =>
  target.startsWith('/') ? posix.normalize(target).slice(1) : posix.normalize(posix.join(folder, target))

/** The target of the first relationship of a kind inside the package. */
export const targetOf = (relationships: ReadonlyMap<string, Relationship>, kind: string): string | undefined =>
  [...relationships.values()].find(r => r.kind === kind && !r.external)?.target
