import type { Node as PmNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { isField } from '../model/specs.ts'
import { type Binding, FROM_RECORDS, type PageView } from './binding.ts'
import { splitKey } from './projection.ts'
import { changedFields } from './write-steps.ts'

/** The transactions that led to a state, newest first. A list in the state itself also holds when states are tried out and dropped. */
interface Applied {
  transaction: Transaction | null
  before: Applied | null
}

const bindingKey = new PluginKey<Applied>('styrskrift-binding')

/**
 * True when two pages have the same records, fields and leaves with the same looks: all that a transaction of the editor may
 * change is the inside of fields.
 */
function sameStructure(a: PmNode, b: PmNode): boolean {
  if (a === b) return true
  if (a.childCount !== b.childCount) return false
  for (let i = 0; i < a.childCount; i++) {
    const x = a.child(i)
    const y = b.child(i)
    if (x === y) continue
    if (x.type !== y.type || x.attrs.id !== y.attrs.id || x.attrs.fkey !== y.attrs.fkey || x.attrs.p !== y.attrs.p)
      return false
    if (!isField(x) && !sameStructure(x, y)) return false
  }
  return true
}

/** Does a change touch nothing but what the person may write? */
function mayWrite(binding: Binding, before: PmNode, after: PmNode): boolean {
  const { writing } = binding.projection.context
  return writing.everything || changedFields(before, after).every(([key]) => writing.text(splitKey(key)[0]))
}

/**
 * The plugin that keeps a page and the records in step, and refuses every transaction that would change the structure, or what
 * others write.
 */
export function bindingPlugin(binding: Binding): Plugin {
  return new Plugin<Applied>({
    key: bindingKey,
    state: {
      init: () => ({ transaction: null, before: null }),
      apply: (transaction, value) => (transaction.docChanged ? { transaction, before: value } : value)
    },
    filterTransaction: (transaction, state) =>
      !transaction.docChanged ||
      transaction.getMeta(FROM_RECORDS) === true ||
      (sameStructure(state.doc, transaction.doc) && mayWrite(binding, state.doc, transaction.doc)),
    view: view => {
      binding.attach(view as PageView)
      return {
        update: (now, before: EditorState) => {
          const local = since(bindingKey.getState(before), bindingKey.getState(now.state))
          if (local.length > 0) binding.write(local, now.state.doc)
        },
        destroy: () => binding.detach()
      }
    }
  })
}

/** Local transactions between two states, oldest first; the list is cut so that it does not grow. */
function since(from: Applied | undefined, to: Applied | undefined): Transaction[] {
  const out: Transaction[] = []
  for (let at = to; at && at !== from; at = at.before ?? undefined) {
    if (at.transaction && at.transaction.getMeta(FROM_RECORDS) !== true) out.push(at.transaction)
  }
  if (to) to.before = null
  return out.reverse()
}
