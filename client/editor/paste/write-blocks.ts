import type { PastedBlock, PastedRun } from './blocks.ts'

/** The paragraphs as HTML of few elements: p, h1–h6, ul, ol, li, strong, em, a, br. Nothing in it was markup before. */
export function writeBlocks(blocks: readonly PastedBlock[]): string {
  let out = ''
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i]!
    if (!block.item) {
      const tag = block.heading > 0 ? `h${block.heading}` : 'p'
      out += `<${tag}>${writeRuns(block.runs)}</${tag}>`
      i++
      continue
    }
    let end = i
    while (blocks[end]?.item) end++
    out += writeList(blocks.slice(i, end))
    i = end
  }
  return out
}

interface List {
  ordered: boolean
  /** As the source counts it; lists inside each other need not follow without a gap. */
  level: number
  items: (string | List)[][]
}

/** Lists inside lists from items with levels. A level that jumps becomes one deeper than the item above. */
function writeList(blocks: readonly PastedBlock[]): string {
  const top: List[] = []
  const open: List[] = []
  for (const block of blocks) {
    const { ordered, level, first } = block.item!
    while (open.length > 1 && open.at(-1)!.level > level) open.pop()
    // A source that began deep and then came up: its first list is the outermost all the same.
    if (open.length === 1 && open[0]!.level > level) open[0]!.level = level
    const last = open.at(-1)
    if (last?.level === level && !first) {
      last.items.at(-1)!.push(paragraph(block))
      continue
    }
    if (last?.level === level && last.ordered === ordered) {
      last.items.push([paragraph(block)])
      continue
    }
    if (last?.level === level) open.pop()
    const list: List = { ordered, level, items: [[paragraph(block)]] }
    const parent = open.at(-1)?.items.at(-1)
    if (parent) parent.push(list)
    else top.push(list)
    open.push(list)
  }
  return top.map(listHtml).join('')
}

const paragraph = (block: PastedBlock): string => `<p>${writeRuns(block.runs)}</p>`

function listHtml({ ordered, items }: List): string {
  const tag = ordered ? 'ol' : 'ul'
  const inside = items.map(
    parts => `<li>${parts.map(part => (typeof part === 'string' ? part : listHtml(part))).join('')}</li>`
  )
  return `<${tag}>${inside.join('')}</${tag}>`
}

export function writeRuns(runs: readonly PastedRun[]): string {
  return runs
    .map(run => {
      if ('br' in run) return '<br>'
      let html = escaped(run.text)
      if (run.italic) html = `<em>${html}</em>`
      if (run.bold) html = `<strong>${html}</strong>`
      return run.href === '' ? html : `<a href="${escaped(run.href)}">${html}</a>`
    })
    .join('')
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
