import { childOf, textIn, within, type Xml } from '../../docx/xml.ts'

/** What a letterhead can have filled in: `{titel}` in the municipality's own file. */
const PLACEHOLDERS = ['kommun', 'dokumenttyp', 'titel', 'diarienummer', 'datum', 'status', 'märkning'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]
export type Filling = Readonly<Record<Placeholder, string>>

/** A header or footer with everything filled in, and whether the mark was among it. Word divides words as it likes: a paragraph is read whole. */
export function filled(root: Xml, filling: Filling): { root: Xml; marked: boolean } {
  let marked = false
  const visit = (element: Xml): Xml => {
    const inner = { ...element, children: element.children.map(c => (typeof c === 'string' ? c : visit(c))) }
    if (element.name !== 'w:p') return inner
    const texts = [...within(inner, 'w:t')].filter(t => !isInBox(inner, t))
    const text = texts.map(textIn).join('')
    const spans = [...text.matchAll(/\{(\p{L}+)\}/gu)].filter(m => PLACEHOLDERS.some(p => p === m[1]))
    if (spans.length === 0) return inner
    if (spans.some(m => m[1] === 'märkning')) marked = true
    let at = 0
    for (const t of texts) {
      const own = textIn(t)
      const from = at
      at += own.length
      let out = ''
      let read = from
      for (const m of spans) {
        const end = m.index + m[0].length
        if (end <= from || m.index >= at) continue
        out += text.slice(read, Math.max(m.index, from)) + (m.index >= from ? filling[m[1] as Placeholder] : '')
        read = Math.min(end, at)
      }
      t.children = [out + text.slice(read, at)]
      Object.assign(t, { attributes: { ...t.attributes, 'xml:space': 'preserve' } })
    }
    return inner
  }
  return { root: visit(root), marked }
}

/** Text in a box belongs to a paragraph of its own. */
function isInBox(paragraph: Xml, text: Xml): boolean {
  return [...within(paragraph, 'w:txbxContent')].some(box => [...within(box, 'w:t')].includes(text))
}

/** A header for a page that lies across: what stands at the right side, or in the middle, stands there too. */
export function across(root: Xml, portrait: number, landscape: number): Xml {
  const more = landscape - portrait
  const visit = (element: Xml): Xml => {
    const children = element.children.map(c => (typeof c === 'string' ? c : visit(c)))
    if (element.name !== 'w:tab' || element.attributes['w:pos'] === undefined) return { ...element, children }
    const side = element.attributes['w:val']
    const shift = side === 'right' || side === 'end' ? more : side === 'center' ? Math.round(more / 2) : 0
    const position = Number(element.attributes['w:pos'])
    return { ...element, attributes: { ...element.attributes, 'w:pos': String(position + shift) } }
  }
  return visit(root)
}

/** Numbers pictures of letterheads on from `first`, and gives those a text that have none. */
export function describePictures(root: Xml, first: number, alt: string): Xml {
  let next = first
  const visit = (element: Xml): Xml => {
    const children = element.children.map(c => (typeof c === 'string' ? c : visit(c)))
    const { attributes } = element
    if (element.name === 'wp:docPr') {
      const id = String(next++)
      const said = (attributes.descr ?? '').trim()
      return {
        ...element,
        attributes: { ...attributes, id, name: attributes.name || `Bild ${id}`, descr: said || alt },
        children
      }
    }
    if (element.name === 'v:shape' && childOf(element, 'v:imagedata') && !(attributes.alt ?? '').trim())
      return { ...element, attributes: { ...attributes, alt }, children }
    return { ...element, children }
  }
  return visit(root)
}
