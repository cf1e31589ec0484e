import type { Editor } from '@tiptap/core'
import type { Plugin } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { Binding } from '../../client/editor/binding/binding.ts'
import { History } from '../../client/editor/binding/history.ts'
import { bindingPlugin } from '../../client/editor/binding/plugin.ts'
import { type PageContext, Projection } from '../../client/editor/binding/projection.ts'
import { shownFields } from '../../client/editor/commands/fields.ts'
import type { RecordHost } from '../../client/editor/commands/records.ts'
import { pageSchema } from '../../client/editor/model/extensions.ts'
import type { Writing } from '../../client/editor/session/writing.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { fromDokument } from '../../schemas/document/interchange.ts'
import { Records } from '../../schemas/document/records.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { HeadlessView } from './headless.ts'

/** An open document without a browser: records, page, history, and what the commands of the editor act on. */
export class PageHost implements RecordHost {
  readonly doc = new Y.Doc()
  readonly projection: Projection
  readonly history: History
  readonly writing: Writing
  readonly writable: boolean
  readonly view: HeadlessView
  readonly editor: Editor

  constructor(dokument: Dokument, context: PageContext, plugins: readonly Plugin[] = []) {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(fromDokument(dokument)))
    const records = new Records(this.doc, { origin: {}, person: 'Prov' })
    this.projection = new Projection(records, pageSchema, context)
    this.history = new History(records)
    this.writing = context.writing
    this.writable = context.writing.something
    const binding = new Binding(this.projection)
    this.view = new HeadlessView(this.projection.project(), [bindingPlugin(binding), ...plugins])
    const { view } = this
    // No DOM: nothing can be focused, and nothing is found to scroll to.
    const shown = Object.assign(view, { focus: () => undefined, dom: { querySelector: () => null } })
    // Without a schema of its own: that of Tiptap's editor is another one than the page's.
    this.editor = {
      view: shown,
      get state() {
        return view.state
      }
    } as unknown as Editor
  }

  /** The words of a field as the shared document has them. */
  text(record: string, field: string): string {
    return fieldText(this.projection.stycken(record, field))
  }

  /** Selects letters of a field, counted in its first paragraph. */
  select(key: string, from: number, to = from): void {
    const field = shownFields(this.view.state.doc).find(f => f.key === key)
    if (!field) throw new Error(`The page shows no field ${key}`)
    const start = field.node.inlineContent ? field.start : field.start + 1
    this.view.dispatch(
      this.view.state.tr.setSelection(TextSelection.create(this.view.state.doc, start + from, start + to))
    )
  }
}
