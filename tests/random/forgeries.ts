import type { Post } from '../../schemas/document/reading.ts'
import type { RecordType } from '../../schemas/records/shapes.ts'
import type { Actor } from './text-operations.ts'

const PLACED: readonly RecordType[] = ['insats', 'fokusomrade', 'table', 'footnote', 'definition', 'prose']

const some = ({ peer, rng }: Actor, ...types: RecordType[]): Post | undefined =>
  rng.pick([...peer.records.read().live.values()].filter(post => types.includes(post.type)))

const write = ({ peer }: Actor, key: string, value: unknown): void =>
  peer.records.change(() => peer.records.index.set(key, value))

/** What no button does and a forged message can: changes of single keys and texts, anywhere. Some of them are allowed even so. */
export const FORGERIES: Record<string, (actor: Actor) => void> = {
  place(actor) {
    const post = some(actor, ...PLACED)
    const to = some(actor, 'fokusomrade', 'section')
    if (post && to) write(actor, `${post.id}|p`, { a: to.id, o: `a${actor.rng.int(9)}` })
  },
  noPlace(actor) {
    const post = some(actor, 'insats')
    if (post) actor.peer.records.change(() => actor.peer.records.index.delete(`${post.id}|p`))
  },
  tombstone(actor) {
    const post = some(actor, ...PLACED)
    if (post) write(actor, `${post.id}|x`, { by: '', at: 1 })
  },
  ownUnit(actor) {
    const post = some(actor, 'insats')
    if (post) write(actor, `${post.id}|d|lead|enhet-b`, 'a0')
  },
  footnote(actor) {
    const post = some(actor, 'footnote')
    if (post) actor.peer.records.field(post.id, 'text').insert(0, actor.letters(1))
  },
  reference(actor) {
    const [post, note] = [some(actor, 'insats', 'prose'), some(actor, 'footnote')]
    if (post && note) actor.peer.records.field(post.id, 'text').insertEmbed(0, { fn: note.id })
  },
  erasure(actor) {
    const post = some(actor, 'insats', 'prose', 'footnote')
    const text = post && actor.peer.records.field(post.id, 'text')
    if (text && text.length > 1) actor.peer.records.change(() => text.delete(0, 1))
  },
  together(actor) {
    const [post, to] = [some(actor, 'insats'), some(actor, 'fokusomrade')]
    const { records } = actor.peer
    if (!post || !to) return
    records.change(() => {
      records.index.set(`${post.id}|p`, { a: to.id, o: 'a5' })
      records.field(post.id, 'text').insert(0, actor.letters(1))
    })
  }
}
