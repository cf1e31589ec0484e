import { Fragment, type Node as PmNode, Slice } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import { canSplit } from '@tiptap/pm/transform'
import { fieldAround } from '../../client/editor/binding/write-steps.ts'
import { deleteAcrossFields, fitSlice } from '../../client/editor/commands/across-fields.ts'
import type { FieldNodeName } from '../../client/editor/model/specs.ts'
import type { Peer } from './peer.ts'
import type { Rng } from './rng.ts'

/** What an operation may use: the peer, chance, new letters, and a way to say what was typed where. */
export interface Actor {
  peer: Peer
  rng: Rng
  letters(count: number): string
  typed(text: string, home: { record: string; field: string } | null): void
}

interface Block {
  node: PmNode
  at: number
  parent: PmNode
}

const blocks = (page: PmNode): Block[] => {
  const out: Block[] = []
  page.descendants((node, at, parent) => {
    if (!node.isTextblock) return true
    out.push({ node, at, parent: parent! })
    return false
  })
  return out
}

const inBlocks = (b: Block): boolean => b.node.type.name === 'paragraph' || b.node.type.name === 'heading'

/** Dispatches when the result is a valid page, as the editor's own commands do. */
function commit(peer: Peer, transaction: Transaction): boolean {
  if (!transaction.docChanged) return false
  try {
    transaction.doc.check()
  } catch {
    return false
  }
  const before = peer.page
  peer.view.dispatch(transaction)
  return peer.page !== before
}

/** A change that ProseMirror itself cannot make at this place is no operation; anything else is a fault. */
function attempt(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (
      !(error instanceof RangeError) &&
      (error as Error).name !== 'ReplaceError' &&
      (error as Error).name !== 'TransformError'
    )
      throw error
  }
}

function insertText({ peer, rng, letters, typed }: Actor): void {
  const block = rng.pick(blocks(peer.page))
  if (!block) return
  const at = block.at + 1 + rng.int(block.node.content.size + 1)
  const text = letters(rng.range(1, 5))
  const home = peer.home(at)
  if (commit(peer, peer.view.state.tr.insertText(text, at))) typed(text, home)
}

function deleteText({ peer, rng }: Actor): void {
  const block = rng.pick(blocks(peer.page).filter(b => b.node.content.size > 0))
  if (!block) return
  const from = rng.int(block.node.content.size)
  const to = Math.min(block.node.content.size, from + rng.range(1, 4))
  commit(peer, peer.view.state.tr.delete(block.at + 1 + from, block.at + 1 + to))
}

function deleteAndType({ peer, rng, letters, typed }: Actor): void {
  const block = rng.pick(blocks(peer.page).filter(b => b.node.content.size > 0))
  if (!block) return
  const text = letters(rng.range(2, 6))
  const home = peer.home(block.at + 1)
  if (commit(peer, peer.view.state.tr.insertText(text, block.at + 1, block.at + 1 + block.node.content.size)))
    typed(text, home)
}

function split({ peer, rng }: Actor): void {
  const block = rng.pick(blocks(peer.page).filter(inBlocks))
  if (!block) return
  const at = block.at + 1 + rng.int(block.node.content.size + 1)
  const depth = block.parent.type.name === 'listItem' && rng.chance(0.7) ? 2 : 1
  if (canSplit(peer.page, at, depth)) attempt(() => commit(peer, peer.view.state.tr.split(at, depth)))
}

function join({ peer, rng }: Actor): void {
  const places: number[] = []
  peer.page.descendants((node, at, parent, i) => {
    const next = parent && i + 1 < parent.childCount ? parent.child(i + 1) : null
    if (
      next &&
      ((node.isTextblock &&
        next.isTextblock &&
        parent?.type.name !== 'doc' &&
        inBlocks({ node, at, parent: parent! })) ||
        (node.type.name === 'listItem' && next.type.name === 'listItem'))
    ) {
      places.push(at + node.nodeSize)
    }
  })
  const at = rng.pick(places)
  if (at !== undefined) attempt(() => commit(peer, peer.view.state.tr.join(at)))
}

function setType({ peer, rng }: Actor): void {
  const { nodes } = peer.view.state.schema
  const block = rng.pick(blocks(peer.page).filter(b => inBlocks(b) && b.parent.type.name === 'fprose'))
  if (!block) return
  const plain = block.node.type.name === 'heading' && rng.chance(0.7)
  attempt(() =>
    commit(
      peer,
      plain
        ? peer.view.state.tr.setNodeMarkup(block.at, nodes.paragraph)
        : peer.view.state.tr.setNodeMarkup(block.at, nodes.heading, { level: rng.range(2, 4) })
    )
  )
}

function wrapInList({ peer, rng }: Actor): void {
  const { nodes } = peer.view.state.schema
  const block = rng.pick(blocks(peer.page).filter(b => b.node.type.name === 'paragraph'))
  if (!block) return
  const list = rng.pick([nodes.bulletList!, nodes.orderedList!])!
  commit(
    peer,
    peer.view.state.tr.replaceWith(
      block.at,
      block.at + block.node.nodeSize,
      list.create(null, nodes.listItem!.create(null, block.node))
    )
  )
}

function liftFromList({ peer, rng }: Actor): void {
  const lists: { at: number; node: PmNode }[] = []
  peer.page.descendants((node, at) => {
    if (/List$/.test(node.type.name) && node.childCount === 1) lists.push({ at, node })
  })
  const list = rng.pick(lists)
  if (list)
    commit(peer, peer.view.state.tr.replaceWith(list.at, list.at + list.node.nodeSize, list.node.firstChild!.content))
}

function mark({ peer, rng }: Actor): void {
  const { marks } = peer.view.state.schema
  const block = rng.pick(
    blocks(peer.page).filter(b => b.node.content.size > 1 && b.node.type.allowsMarkType(marks.bold!))
  )
  if (!block) return
  const from = block.at + 1 + rng.int(block.node.content.size)
  const to = Math.min(block.at + 1 + block.node.content.size, from + rng.range(1, 6))
  const chosen = rng.pick([
    marks.bold!.create(),
    marks.italic!.create(),
    marks.link!.create({ href: `https://exempel.se/${rng.int(9)}` })
  ])!
  commit(
    peer,
    rng.chance(0.7)
      ? peer.view.state.tr.addMark(from, to, chosen)
      : peer.view.state.tr.removeMark(from, to, chosen.type)
  )
}

function deleteBlock({ peer, rng }: Actor): void {
  const block = rng.pick(
    blocks(peer.page).filter(b => inBlocks(b) && b.parent.childCount > 1 && b.parent.type.name !== 'listItem')
  )
  if (block) commit(peer, peer.view.state.tr.delete(block.at, block.at + block.node.nodeSize))
}

function pasteBlocks({ peer, rng, letters, typed }: Actor): void {
  const { schema } = peer.view.state
  const block = rng.pick(blocks(peer.page).filter(inBlocks))
  if (!block) return
  const at = rng.chance(0.5) ? block.at : block.at + block.node.nodeSize
  const home = peer.home(block.at + 1)
  const texts = Array.from({ length: rng.range(1, 2) }, () => letters(rng.range(2, 6)))
  const nodes = texts.map(t => schema.nodes.paragraph!.create(null, schema.text(t)))
  if (commit(peer, peer.view.state.tr.insert(at, nodes))) for (const t of texts) typed(t, home)
}

/** Pastes what looks like whole records into a field: it arrives as text, and the structure stays as it is. */
function pasteStructure({ peer, rng, letters, typed }: Actor): void {
  const { schema } = peer.view.state
  const block = rng.pick(blocks(peer.page))
  if (!block) return
  const at = block.at + 1 + rng.int(block.node.content.size + 1)
  const field = fieldAround(peer.page.resolve(at))
  if (!field) return
  const texts = [letters(3), letters(4), letters(3)]
  const insats = schema.nodes.insats!.create({ id: 'pasted' }, [
    schema.nodes.fblock!.create({ fkey: 'pasted:text' }, schema.nodes.paragraph!.create(null, schema.text(texts[0]!))),
    schema.nodes.ansvar!.create(),
    schema.nodes.fline!.create({ fkey: 'pasted:tidplan' }, schema.text(texts[1]!))
  ])
  const heading = schema.nodes.heading!.create({ level: 2 }, schema.text(texts[2]!))
  const slice = fitSlice(
    new Slice(Fragment.from([insats, heading]), 0, 0),
    schema,
    field.node.type.name as FieldNodeName
  )
  const home = peer.home(at)
  attempt(() => {
    if (commit(peer, peer.view.state.tr.replaceRange(at, at, slice))) for (const t of texts) typed(t, home)
  })
}

function deleteOverFields({ peer, rng }: Actor): void {
  const all = blocks(peer.page)
  const i = rng.int(Math.max(1, all.length - 3))
  const a = all[i]
  const b = all[Math.min(all.length - 1, i + rng.range(1, 3))]
  if (!a || !b) return
  const from = a.at + 1 + rng.int(a.node.content.size + 1)
  const to = b.at + 1 + rng.int(b.node.content.size + 1)
  if (from >= to) return
  const { state } = peer.view
  const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
  deleteAcrossFields(selected, transaction => {
    const own = state.tr
    for (const step of transaction.steps) own.step(step)
    commit(peer, own)
  })
}

/** Operations on text, by name. Those whose name begins with `delete` may remove letters; no other may. */
export const TEXT_OPERATIONS: Record<string, (actor: Actor) => void> = {
  insertText,
  deleteText,
  deleteAndType,
  split,
  join,
  setType,
  wrapInList,
  liftFromList,
  mark,
  deleteBlock,
  pasteBlocks,
  pasteStructure,
  deleteOverFields
}
