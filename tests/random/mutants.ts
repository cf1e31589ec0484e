import type { Node as PmNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { Binding } from '../../client/editor/binding/binding.ts'
import { Projection } from '../../client/editor/binding/projection.ts'
import { changedFields } from '../../client/editor/binding/write-steps.ts'
import { pageSchema } from '../../client/editor/model/extensions.ts'
import { blockStretches, inlineStretches } from '../../client/editor/model/to-text.ts'
import type { Post, Reading } from '../../schemas/document/reading.ts'
import { Records } from '../../schemas/document/records.ts'
import type { RecordType } from '../../schemas/records/shapes.ts'
import { readStycken } from '../../schemas/text/flat.ts'
import { FROM_NET, type Mutant, type Parts, PRODUCT } from './peer.ts'

/** Writes a whole field anew at each change: concurrent typing is lost or doubled. */
class ReplacesAll extends Binding {
  override write(transactions: readonly Transaction[], after: PmNode): void {
    const first = transactions[0]!.before
    this.projection.records.change(() => {
      for (const [key, , node] of changedFields(first, after)) {
        const text = this.projection.textOf(key)
        text.delete(0, text.length)
        for (const { insert, attributes } of node.inlineContent
          ? inlineStretches(node.content)
          : blockStretches(node.children)) {
          if (typeof insert === 'string') text.insert(text.length, insert, attributes)
          else text.insertEmbed(text.length, insert, attributes)
        }
        this.projection.adopt(key, node)
      }
    })
  }
}

/** Deletes records for good. */
class HardDelete extends Records {
  override remove(id: string): void {
    this.change(() => {
      for (const root of this.doc.share.keys()) {
        if (!root.startsWith(`t:${id}:`)) continue
        const text = this.doc.getText(root)
        text.delete(0, text.length)
      }
      for (const key of [...this.index.keys()]) if (key.startsWith(`${id}|`)) this.index.delete(key)
    })
  }
}

/** Moves by deleting and inserting a copy, as one tree of nodes has to. */
class MoveIsCopy extends Records {
  override move(id: string, parent: string | null, at: number): void {
    const post = this.read().live.get(id)
    if (!post || post.children.length > 0) {
      super.move(id, parent, at)
      return
    }
    const texts: Record<string, ReturnType<typeof readStycken>> = {}
    for (const root of [...this.doc.share.keys()]) {
      const [, record, field] = root.split(':')
      if (record === id && field) texts[field] = readStycken(this.doc.getText(root), 'block')
    }
    new HardDelete(this.doc, { origin: this.origin }).remove(id)
    this.add(post.type as RecordType, parent, at, { texts, data: { ...post.data }, sets: { ...post.sets } })
  }
}

/** Orders siblings with equal keys by who looks at them. */
class UnstableTie extends Projection {
  override get reading(): Reading {
    const reading = super.reading
    if (this.records.doc.clientID % 2 === 0) return reading
    const flip = (posts: readonly Post[]): readonly Post[] =>
      [...posts]
        .sort((a, b) =>
          (a.place?.o ?? '') < (b.place?.o ?? '')
            ? -1
            : (a.place?.o ?? '') > (b.place?.o ?? '')
              ? 1
              : a.id < b.id
                ? 1
                : -1
        )
        .map(p => ({ ...p, children: flip(p.children) }))
    return { ...reading, sections: flip(reading.sections) }
  }
}

/** The broken variants, each of which the random test must catch. */
export const BROKEN: Record<Mutant, Parts> = {
  'replace-all': { ...PRODUCT, binding: projection => new ReplacesAll(projection) },
  'hard-delete': { ...PRODUCT, records: (doc, options) => new HardDelete(doc, options) },
  'move-is-copy': { ...PRODUCT, records: (doc, options) => new MoveIsCopy(doc, options) },
  'unstable-tie': {
    ...PRODUCT,
    records: (doc, options) => new Records(doc, { ...options, random: () => 0 }),
    projection: (records, context) => new UnstableTie(records, pageSchema, context)
  },
  'undo-everything': { ...PRODUCT, trackedOrigins: origin => new Set([origin, FROM_NET]) }
}
