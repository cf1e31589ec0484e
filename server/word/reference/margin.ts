import { posix } from 'node:path'
import type { DocxPackage } from '../../docx/package.ts'
import { relationshipsOf } from '../../docx/relationships.ts'
import { type Budget, elementsOf, readXml, within, type Xml } from '../../docx/xml.ts'
import { cleaned } from './clean.ts'
import { showsPageNumber } from './page.ts'

/** A header or footer with its pictures. */
export interface Margin {
  root: Xml
  /** Pictures by the id of their relationship. */
  pictures: ReadonlyMap<string, { bytes: Uint8Array; extension: string }>
  numbersPages: boolean
}

/** Kinds of pictures that a letterhead may have, by the ending of the name of their part, with their content types. */
export const PICTURE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  emf: 'image/x-emf',
  wmf: 'image/x-wmf'
}

/** Attributes by which a picture names its part. */
const TARGETS = ['r:embed', 'r:id', 'r:link', 'r:href', 'r:pict']

/** A header or footer as it may stand in a file of ours; null when there is no such part. */
export async function readMargin(pack: DocxPackage, name: string, budget: Budget): Promise<Margin | null> {
  const text = await pack.text(name)
  if (text === null) return null
  const [root] = cleaned(readXml(text, budget))
  if (!root || (root.name !== 'w:hdr' && root.name !== 'w:ftr')) return null
  const pictures = new Map<string, { bytes: Uint8Array; extension: string }>()
  for (const { id, kind, target, external } of (await relationshipsOf(pack, name, budget)).values()) {
    const extension = posix.extname(target).slice(1).toLowerCase()
    if (external || kind !== 'image' || !(extension in PICTURE_TYPES)) continue
    const bytes = await pack.bytes(target)
    if (bytes) pictures.set(id, { bytes: new Uint8Array(bytes), extension })
  }
  const kept = withPictures(root, pictures)
  const used = new Set([...targetsIn(kept)])
  const margin = { ...kept, children: kept.children.length > 0 ? kept.children : [EMPTY] }
  return {
    root: margin,
    pictures: new Map([...pictures].filter(([id]) => used.has(id))),
    numbersPages: showsPageNumber(margin)
  }
}

const EMPTY: Xml = { name: 'w:p', attributes: {}, children: [] }

/** Without drawings whose pictures are not in the file, or are of another kind. */
function withPictures(element: Xml, pictures: ReadonlyMap<string, unknown>): Xml {
  const children = element.children.flatMap((child): (Xml | string)[] => {
    if (typeof child === 'string') return [child]
    const isDrawing = child.name === 'w:drawing' || child.name === 'w:pict'
    if (isDrawing && [...targetsIn(child)].some(id => !pictures.has(id))) return []
    return [withPictures(child, pictures)]
  })
  return { ...element, children }
}

function* targetsIn(element: Xml): Generator<string> {
  for (const name of TARGETS) {
    const id = element.attributes[name]
    if (id !== undefined && id !== '') yield id
  }
  for (const child of elementsOf(element)) yield* targetsIn(child)
}

/** Whether a header or footer shows a picture. */
export const hasPicture = (margin: Margin | undefined): boolean =>
  margin !== undefined && (margin.pictures.size > 0 || [...within(margin.root, 'pic:pic')].length > 0)
