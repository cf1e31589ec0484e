import * as Y from 'yjs'
import { Gate } from '../../schemas/gate/gate.ts'
import { Mesh, type Net, Star } from './net.ts'
import { type Parts, Peer, PRODUCT } from './peer.ts'
import { isLetter, Letters, Rng } from './rng.ts'
import { initialState, randomContext } from './setting.ts'
import { STRUCTURE_OPERATIONS } from './structure-operations.ts'
import { type Actor, TEXT_OPERATIONS } from './text-operations.ts'

export interface RunOptions {
  seed: number
  clients: number
  steps: number
  /** `mesh`: random order; `fifo`: mesh in order; `star`: one server with the gate. */
  net: 'mesh' | 'fifo' | 'star'
  offline: boolean
  /** Only these operations; all of them by default. */
  only?: readonly string[]
  /** Turns recorded operations off by their number: how a failing run is made smaller. */
  skip?: ReadonlySet<number>
  /** Told of every operation, in order. */
  onOperation?: (number: number, client: number, name: string) => void
  parts?: Parts
  /** Prepares the documents, and judges them at the end (content of a newer version). */
  extra?: { prepare(peers: readonly Peer[]): void; judge(peer: Peer): string[] }
}

export interface RunResult {
  faults: string[]
  /** Operations by name: [tried, changed something]. */
  effect: Record<string, [tried: number, acted: number]>
  operations: number
  letters: number
}

const WEIGHTS: readonly (readonly [number, string])[] = [
  [40, 'insertText'],
  [8, 'deleteText'],
  [2, 'deleteAndType'],
  [6, 'split'],
  [5, 'join'],
  [4, 'setType'],
  [4, 'wrapInList'],
  [3, 'liftFromList'],
  [6, 'mark'],
  [2, 'deleteBlock'],
  [4, 'pasteBlocks'],
  [3, 'pasteStructure'],
  [2, 'deleteOverFields'],
  [4, 'addInsats'],
  [2, 'removeInsats'],
  [6, 'moveInsats'],
  [1, 'addOmrade'],
  [0.5, 'removeOmrade'],
  [2, 'moveOmrade'],
  [2, 'restore'],
  [3, 'setScalar'],
  [3, 'addMember'],
  [2, 'removeMember'],
  [1, 'addTable'],
  [2, 'addRow'],
  [2, 'addColumn'],
  [2, 'moveRow'],
  [2, 'moveColumn'],
  [3, 'writeCell'],
  [1, 'removeRow'],
  [1, 'removeColumn'],
  [0.5, 'removeTable'],
  [1, 'addDefinition'],
  [0.5, 'removeDefinition'],
  [2, 'addFootnote'],
  [6, 'undo'],
  [3, 'redo']
]

const mayRemove = (operation: string): boolean => /^(delete|remove|undo|redo|restore)/.test(operation)

/** One random run: acts, delivers, settles, and gives everything that an invariant forbids. */
export function run(options: RunOptions): RunResult {
  const { seed, clients, steps } = options
  const rng = new Rng(seed * 7919 + 13)
  const letters = new Letters()
  const initial = initialState(letters)
  const ids = rng.shuffle(Array.from({ length: clients }, (_, i) => 101 + i))
  const peers = ids.map(id => new Peer(id, initial, randomContext, rng, options.parts ?? PRODUCT))
  const net: Net = options.net === 'star' ? new Star(peers, rng, initial) : new Mesh(peers, rng, options.net === 'mesh')
  options.extra?.prepare(peers)
  const born = new Map<string, { record: string; field: string; by: number }>()
  for (const { record, field, text } of peers[0]!.shown())
    for (const c of text) if (isLetter(c)) born.set(c, { record, field, by: -1 })
  const deleted = new Set<string>()
  // Two people who delete the same letter at the same time and both undo it get it twice: Yjs cannot know that they mean the same one.
  const broughtBack = new Map<string, Set<number>>()
  const faults: string[] = []
  const effect: RunResult['effect'] = {}
  let operations = 0
  const weights = options.only ? WEIGHTS.filter(([, name]) => options.only!.includes(name)) : WEIGHTS
  const updates = peers.map(() => 0)
  for (const [i, peer] of peers.entries()) {
    peer.doc.on('update', () => {
      updates[i]!++
    })
  }

  const act = (i: number, name: string): void => {
    const number = operations++
    const peer = peers[i]!
    const seenBefore = new Set(peer.visible())
    const before = new Set([...seenBefore, ...peer.trash()])
    const count = updates[i]!
    const actor: Actor = {
      peer,
      rng,
      letters: n => letters.some(n),
      typed: (text, home) => {
        for (const c of text) born.set(c, { record: home?.record ?? '', field: home?.field ?? '', by: i })
      }
    }
    options.onOperation?.(number, i, name)
    if (options.skip?.has(number)) return
    try {
      const operation = TEXT_OPERATIONS[name] ?? STRUCTURE_OPERATIONS[name]
      operation!(actor)
    } catch (error) {
      faults.push(`operation ${name}: ${error instanceof Error ? error.stack : String(error)}`)
    }
    effect[name] ??= [0, 0]
    effect[name][0]++
    if (updates[i]! > count) effect[name][1]++
    const visible = new Set(peer.visible())
    const after = new Set([...visible, ...peer.trash()])
    const travels = name === 'undo' || name === 'redo'
    if (travels) {
      for (const c of after) if (!before.has(c)) broughtBack.set(c, (broughtBack.get(c) ?? new Set()).add(i))
    }
    for (const c of before) {
      if (!isLetter(c) || visible.has(c)) continue
      if (seenBefore.has(c) && !mayRemove(name)) faults.push(`${name} removed a letter`)
      if (after.has(c)) continue
      if (travels && born.get(c)?.by !== i && !deleted.has(c))
        faults.push(`${name} of client ${i} removed a letter of client ${born.get(c)?.by}`)
      deleted.add(c)
    }
  }

  for (let step = 0; step < steps * clients; step++) {
    const roll = rng.next()
    if (options.offline && roll < 0.03) net.toggle(rng.int(clients))
    else if (roll < 0.5) act(rng.int(clients), rng.weighted(weights))
    else net.deliver()
  }
  net.settle()
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < clients; i++) {
      act(i, 'insertText')
      net.settle()
    }
  }
  faults.push(...net.errors, ...net.refused.map(r => `the gate refused a legitimate update: ${r}`))
  faults.push(...judge(peers, born, deleted, c => broughtBack.get(c)?.size ?? 0))
  if (options.extra) faults.push(...options.extra.judge(peers[0]!))
  faults.push(...judgeGate(peers[0]!))
  for (const peer of peers) peer.destroy()
  return { faults, effect, operations, letters: born.size }
}

function judge(
  peers: readonly Peer[],
  born: ReadonlyMap<string, { record: string; field: string }>,
  deleted: ReadonlySet<string>,
  broughtBack: (letter: string) => number
): string[] {
  const faults: string[] = []
  const digests = peers.map(p => p.digest())
  if (new Set(digests.map(d => d.document)).size > 1) faults.push('documents differ')
  if (new Set(digests.map(d => d.page)).size > 1) faults.push('pages differ')
  peers.forEach((peer, i) => {
    const wrong = peer.inconsistency()
    if (wrong) faults.push(`client ${i}: ${wrong}`)
    if (peer.writtenWhileReceiving > 0)
      faults.push(`client ${i} wrote ${peer.writtenWhileReceiving} updates while receiving`)
  })
  const first = peers[0]!
  const seen = new Map<string, number>()
  for (const { record, field, text } of first.shown()) {
    for (const c of text) {
      if (!isLetter(c)) continue
      seen.set(c, (seen.get(c) ?? 0) + 1)
      const home = born.get(c)
      if (home && (home.record !== record || home.field !== field))
        faults.push(`a letter typed in ${home.record}:${home.field} stands in ${record}:${field}`)
    }
  }
  const trash = first.trash()
  for (const [c, count] of seen)
    if (count > Math.max(1, broughtBack(c))) faults.push(`the letter ${c} stands there ${count} times`)
  for (const c of born.keys())
    if (!deleted.has(c) && !seen.has(c) && !trash.includes(c)) faults.push(`the letter ${c} is lost`)
  const idsShown: string[] = []
  first.page.descendants(node => {
    if (node.attrs.id && node.type.name !== 'ansvar' && node.type.name !== 'value' && !node.isInline)
      idsShown.push(String(node.attrs.id))
    return !node.isTextblock
  })
  if (new Set(idsShown).size !== idsShown.length) faults.push('a record stands there twice')
  for (const post of first.records.read().live.values()) {
    for (const member of [...(post.sets.lead ?? []), ...(post.sets.partner ?? [])]) {
      if (member.startsWith('fri:') && !member.startsWith(`fri:${post.id}-`))
        faults.push(`a value entered for ${member} stands in ${post.id}`)
    }
  }
  faults.push(...judgeTrash(first))
  return faults
}

/** Everything in the trash can be brought back; then nothing is hidden. */
function judgeTrash(peer: Peer): string[] {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(peer.doc))
  const again = new Peer(7, Y.encodeStateAsUpdate(copy), randomContext, new Rng(1), peer.parts)
  for (let round = 0; round < 20; round++) {
    const { trash } = again.records.read()
    if (trash.length === 0) break
    for (const post of trash) again.records.restore(post.id)
  }
  const hidden = [...again.trash()].filter(isLetter).length
  const faults = hidden > 0 ? [`${hidden} letters of deleted records cannot be restored`] : []
  const wrong = again.inconsistency()
  if (wrong) faults.push(`after restoring all: ${wrong}`)
  again.destroy()
  return faults
}

/** The gate takes the settled document and refuses what is forbidden, without changing it. */
function judgeGate(peer: Peer): string[] {
  const good = new Y.Doc()
  Y.applyUpdate(good, Y.encodeStateAsUpdate(peer.doc))
  const gate = new Gate(good)
  const before = Y.encodeStateAsUpdate(good).length
  const forge = (work: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(good))
    const vector = Y.encodeStateVector(doc)
    work(doc)
    return Y.encodeStateAsUpdate(doc, vector)
  }
  const author = { person: 'x', role: 'forfattare' as const }
  const forbidden: [string, Uint8Array, typeof author | { person: string; role: 'lasare' }][] = [
    ['an unknown root', forge(d => d.getMap('other').set('a', 1)), author],
    ['a nested type', forge(d => void d.getMap('idx').set('I00|d|ansvarsform', new Y.Map())), author],
    ['an unknown record type', forge(d => d.getMap('idx').set('Q1|t', 'virus')), author],
    ['a change of type', forge(d => d.getMap('idx').set('I00|t', 'definition')), author],
    ['a bad place', forge(d => d.getMap('idx').set('I00|p', { a: 5, o: 'a0' })), author],
    ['a bad link', forge(d => d.getText('t:I00:text').format(0, 1, { link: { href: 'javascript:alert(1)' } })), author],
    ['a field of no record', forge(d => d.getText('t:none:text').insert(0, 'x')), author],
    [
      'a write by a reader',
      forge(d => d.getText('t:I00:text').insert(0, 'x')),
      { person: 'x', role: 'lasare' as const }
    ]
  ]
  const faults: string[] = []
  for (const [what, update, sender] of forbidden) {
    if (gate.receive(update, sender).ok) faults.push(`the gate let through ${what}`)
    if (Y.encodeStateAsUpdate(good).length !== before) faults.push(`the gate changed the document by ${what}`)
  }
  return faults
}
