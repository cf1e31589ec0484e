import { bookmarkIn, divided, isInsertedEnd, lettersOf, struck } from './letters.ts'
import { beginsAfter, deletedEnd, goesOn, insertedEnd } from './paragraph-ends.ts'
import { attributeOf, type Element, elementsOf } from './xml.ts'

/** Something that is to be put in at a place of a field: pieces of paragraphs, one after the other, each but the last with an end. */
export interface PutIn {
  at: number
  /** What stands at the same place keeps this order. */
  rank: number
  paragraphs: readonly (readonly Element[])[]
  /** The tracked change that the new ends of paragraphs are. */
  mark: () => Element
}

/** A stretch that is to go. */
export interface Strike {
  from: number
  to: number
  /** A new tracked deletion around runs, or for the end of a paragraph. */
  mark: (runs?: Element[]) => Element
}

export interface FieldWork {
  /** The name of the field's bookmark. */
  name: string
  puts: readonly PutIn[]
  strikes: readonly Strike[]
}

/** Does the work in the paragraphs of one field; the answer: the paragraphs as they are then. */
export function workIn(paragraphs: readonly Element[], { name, puts, strikes }: FieldWork): Element[] {
  const places = [...puts.map(p => p.at), ...strikes.flatMap(s => [s.from, s.to])]
  const cut = cutAt(
    paragraphs,
    name,
    [...new Set(places)].sort((a, b) => a - b)
  )
  const sorted = [...puts].sort((a, b) => a.at - b.at || a.rank - b.rank)
  return beginsAfter(cut.flatMap(paragraph => rebuilt(paragraph, sorted, strikes)))
}

/** A paragraph with the places of its pieces: `at` is null for what does not belong to the field. */
interface Cut {
  paragraph: Element
  pieces: { piece: Element; at: number | null; length: number }[]
  /** The letters of the field that it holds, its end left out; null: none of it belongs to the field. */
  from: number | null
  to: number
  /** Its end is a letter of the field. */
  ends: boolean
  /** The piece with which the field ends, or where there would be one. */
  close: number
}

function cutAt(paragraphs: readonly Element[], name: string, places: readonly number[]): Cut[] {
  let id: string | null = null
  let open = false
  let at = 0
  return paragraphs.map((paragraph): Cut => {
    const pieces: Cut['pieces'] = []
    let from: number | null = open ? at : null
    let close: number | null = null
    for (const child of elementsOf(paragraph)) {
      const begun = bookmarkIn(child, name)
      if (begun !== undefined && id === null) {
        id = begun
        open = true
        from = at
      }
      const closes = child.name === 'w:bookmarkEnd' && attributeOf(child, 'w:id') === id && id !== null
      if (closes) {
        open = false
        close = pieces.length
      }
      if (!open || closes || child.name === 'w:pPr') {
        pieces.push({ piece: child, at: null, length: 0 })
        continue
      }
      const start = at
      for (const piece of divided(
        child,
        places.map(place => place - start)
      )) {
        const { length } = lettersOf(piece)
        pieces.push({ piece, at, length })
        at += length
      }
    }
    const to = at
    const ends = open && !isInsertedEnd(paragraph)
    if (ends) at++
    return { paragraph, pieces, from, to, ends, close: close ?? pieces.length }
  })
}

function rebuilt(cut: Cut, puts: readonly PutIn[], strikes: readonly Strike[]): Element[] {
  const { paragraph, from, to } = cut
  if (from === null) return [paragraph]
  const own = puts.filter(put => put.at >= from && put.at <= to)
  const made: Element[] = []
  let children: Element[] = []
  const put = ({ paragraphs, mark }: PutIn): void =>
    paragraphs.forEach((pieces, i) => {
      if (i > 0) {
        made.push(insertedEnd(paragraph, children, mark(), made.length > 0))
        children = []
      }
      children.push(...pieces)
    })
  let next = 0
  const indexes = own.map(each => indexOf(cut, each.at))
  cut.pieces.forEach((_, i) => {
    while (next < own.length && indexes[next] === i) put(own[next++] as PutIn)
    children.push(...strikeIn(cut.pieces[i] as Cut['pieces'][number], strikes))
  })
  while (next < own.length) put(own[next++] as PutIn)
  // What divides the paragraph says whose the change of its look is; the mark of a comment before it does not.
  const divides = own.find(each => each.paragraphs.length > 1)
  const last = divides ? goesOn(paragraph, children, divides.mark) : { ...paragraph, children }
  const strike = cut.ends ? strikes.find(s => s.from <= to && to < s.to) : undefined
  const all = [...made, strike ? deletedEnd(last, strike.mark()) : last]
  return all.map(p => ({ ...p, children: joined(elementsOf(p)) }))
}

/** Before which piece of the paragraph something at that place belongs: right after the letter before it. */
function indexOf({ pieces, close }: Cut, at: number): number {
  const before = pieces.findIndex(p => p.at !== null && p.length > 0 && p.at + p.length === at)
  if (before >= 0) {
    let next = before + 1
    // The mark of a footnote's place ends with it.
    while (pieces[next]?.at === at && pieces[next]?.piece.name === 'w:bookmarkEnd') next++
    return next
  }
  const letter = pieces.findIndex(p => p.at === at && p.length > 0)
  if (letter >= 0) {
    let first = letter
    while (pieces[first - 1]?.at === at && pieces[first - 1]?.piece.name === 'w:bookmarkStart' && first > 1) {
      if (pieces[first - 2]?.at === null) break
      first--
    }
    return first
  }
  // An empty field, or the beginning of an empty paragraph.
  const any = pieces.findLastIndex(p => p.at === at)
  return any >= 0 ? any + 1 : close
}

function strikeIn({ piece, at, length }: Cut['pieces'][number], strikes: readonly Strike[]): Element[] {
  const strike = at === null || length === 0 ? undefined : strikes.find(s => s.from <= at && at + length <= s.to)
  return strike ? struck([piece], strike.mark) : [piece]
}

/** Deletions of the same change that stand beside each other become one. */
function joined(children: readonly Element[]): Element[] {
  const out: Element[] = []
  for (const child of children) {
    const last = out.at(-1)
    if (child.name === 'w:del' && last?.name === 'w:del' && last.attributes === child.attributes)
      out[out.length - 1] = { ...last, children: [...last.children, ...child.children] }
    else out.push(child)
  }
  return out
}
