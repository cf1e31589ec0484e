import type { Post } from '../../schemas/document/reading.ts'
import type { RecordType } from '../../schemas/records/shapes.ts'
import { cellField } from '../../schemas/records/table/shape.ts'
import type { Actor } from './text-operations.ts'

const live = (actor: Actor, type: RecordType): Post[] =>
  [...actor.peer.records.read().live.values()].filter(p => p.type === type)

const OMRADEN = 's-omraden'

function add(actor: Actor, type: RecordType, parent: string, fields: readonly string[]): string {
  const { peer, rng, letters } = actor
  const texts = Object.fromEntries(fields.map(f => [f, letters(4)]))
  const id = peer.records.add(type, parent, rng.int(5), {
    texts: Object.fromEntries(Object.entries(texts).map(([f, text]) => [f, [{ runs: [{ text }] }]]))
  })
  for (const [field, text] of Object.entries(texts)) actor.typed(text, { record: id, field })
  return id
}

function addInsats(actor: Actor): void {
  const omrade = actor.rng.pick(live(actor, 'fokusomrade'))
  if (omrade) add(actor, 'insats', omrade.id, ['text', 'tidplan'])
}

function addOmrade(actor: Actor): void {
  const id = add(actor, 'fokusomrade', OMRADEN, ['titel', 'inledning'])
  add(actor, 'insats', id, ['text'])
}

const addDefinition = (actor: Actor): void => void add(actor, 'definition', 's-definitioner', ['term', 'text'])

/** A footnote and the reference to it at a random place. */
function addFootnote(actor: Actor): void {
  const insats = actor.rng.pick(live(actor, 'insats'))
  if (!insats) return
  const { records } = actor.peer
  const id = add(actor, 'footnote', 's-fotnoter', ['text'])
  const text = records.field(insats.id, 'text')
  records.change(() => text.insertEmbed(actor.rng.int(Math.max(1, text.length)), { fn: id }))
}

function remove(type: RecordType) {
  return (actor: Actor): void => {
    const post = actor.rng.pick(live(actor, type))
    if (post) actor.peer.records.remove(post.id)
  }
}

function move(type: RecordType, parentType: RecordType) {
  return (actor: Actor): void => {
    const post = actor.rng.pick(live(actor, type))
    const parents = live(actor, parentType).filter(p => parentType !== 'section' || p.id === post?.place?.a)
    const to = actor.rng.chance(0.5) ? post?.place?.a : actor.rng.pick(parents)?.id
    if (post && to && actor.peer.records.fits(post.id, to)) actor.peer.records.move(post.id, to, actor.rng.int(4))
  }
}

function restore(actor: Actor): void {
  const post = actor.rng.pick(actor.peer.records.read().trash)
  if (post) actor.peer.records.restore(post.id)
}

function setScalar(actor: Actor): void {
  const { peer, rng } = actor
  if (rng.chance(0.5)) peer.records.set('m', 'datum', `2027-0${rng.range(1, 9)}-11`)
  else {
    const insats = rng.pick(live(actor, 'insats'))
    if (insats) peer.records.set(insats.id, 'ansvarsform', rng.pick(['en', 'samverkan', 'delat', 'gemensamt']))
  }
}

/** Members carry the id of the record for which they were entered, so that a value in the wrong record is seen. */
function addMember(actor: Actor): void {
  const insats = actor.rng.pick(live(actor, 'insats'))
  if (insats)
    actor.peer.records.addMembers(insats.id, actor.rng.pick(['lead', 'partner'])!, [
      `fri:${insats.id}-${actor.letters(1)}`
    ])
}

function removeMember(actor: Actor): void {
  const insats = actor.rng.pick(live(actor, 'insats').filter(p => (p.sets.lead?.length ?? 0) > 0))
  const member = insats && actor.rng.pick(insats.sets.lead ?? [])
  if (insats && member) actor.peer.records.removeMember(insats.id, 'lead', member)
}

function addTable(actor: Actor): void {
  if (live(actor, 'table').length > 2) return
  const id = add(actor, 'table', 's-ovrigt', ['rubrik'])
  for (let i = 0; i < 2; i++) actor.peer.records.add('tablecolumn', id, 9)
  for (let i = 0; i < 2; i++) actor.peer.records.add('tablerow', id, 9)
  writeCell(actor)
}

const addPart =
  (type: 'tablerow' | 'tablecolumn') =>
  (actor: Actor): void => {
    const table = actor.rng.pick(live(actor, 'table'))
    if (table) actor.peer.records.add(type, table.id, actor.rng.int(4))
  }

function writeCell(actor: Actor): void {
  const row = actor.rng.pick(live(actor, 'tablerow'))
  const column = actor.rng.pick(live(actor, 'tablecolumn').filter(c => c.place?.a === row?.place?.a))
  if (!row || !column) return
  const text = actor.letters(3)
  const { records } = actor.peer
  records.change(() => records.field(row.id, cellField(column.id)).insert(0, text))
  actor.typed(text, { record: row.id, field: cellField(column.id) })
}

function movePart(type: 'tablerow' | 'tablecolumn') {
  return (actor: Actor): void => {
    const part = actor.rng.pick(live(actor, type))
    if (part?.place?.a) actor.peer.records.move(part.id, part.place.a, actor.rng.int(4))
  }
}

/** Operations on the structure, by name. Those that begin with `remove` may hide letters, which are then in the trash. */
export const STRUCTURE_OPERATIONS: Record<string, (actor: Actor) => void> = {
  addInsats,
  addOmrade,
  addDefinition,
  addFootnote,
  removeInsats: remove('insats'),
  removeOmrade: remove('fokusomrade'),
  removeDefinition: remove('definition'),
  removeTable: remove('table'),
  removeRow: remove('tablerow'),
  removeColumn: remove('tablecolumn'),
  moveInsats: move('insats', 'fokusomrade'),
  moveOmrade: move('fokusomrade', 'section'),
  restore,
  setScalar,
  addMember,
  removeMember,
  addTable,
  addRow: addPart('tablerow'),
  addColumn: addPart('tablecolumn'),
  moveRow: movePart('tablerow'),
  moveColumn: movePart('tablecolumn'),
  writeCell,
  undo: actor => void actor.peer.undo.undo(),
  redo: ({ peer }) => {
    if (!peer.undo.canRedo) peer.undo.undo()
    peer.undo.redo()
  }
}
