import { Editor, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { Node as PmNode } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { Binding } from '../../../client/editor/binding/binding.ts'
import { bindingPlugin } from '../../../client/editor/binding/plugin.ts'
import { Projection } from '../../../client/editor/binding/projection.ts'
import { emptyPage, modelExtensions, pageSchema } from '../../../client/editor/model/extensions.ts'
import { WRITES_EVERYTHING } from '../../../client/editor/session/writing.ts'
import { nodeViewsPlugin } from '../../../client/editor/view/node-views.ts'
import type { Dokument } from '../../../schemas/document/dokument.ts'
import { fromDokument } from '../../../schemas/document/interchange.ts'
import { Records } from '../../../schemas/document/records.ts'
import type { Kommun } from '../../../schemas/register/kommun.ts'
import type { Template } from '../../../schemas/template/template.ts'
import { receiveQuietly } from '../../../schemas/text/quiet.ts'
import '../../../client/theme/tokens.css'
import '../../../client/pages/editor/page/index.css'

/** What one run measured, in milliseconds per event; memory in MiB. */
export interface BrowserFigures {
  mount: number
  local: number[]
  remote: number[]
  burst: number[]
  move: number[]
  memory: number
}

interface Given {
  dokument: Dokument
  template: Template
  kommun: Kommun
}

declare global {
  interface Window {
    benchOurs(given: Given, keys: number): Promise<BrowserFigures>
    benchStock(given: Given, keys: number): Promise<BrowserFigures>
    gc?: () => void
  }
}

const REMOTE = 'remote'
const layout = (): number => document.body.offsetHeight
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

function holder(): HTMLElement {
  document.body.replaceChildren()
  const element = document.createElement('div')
  document.body.append(element)
  return element
}

function memory(): number {
  window.gc?.()
  return ((performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0) / 1048576
}

/** The first long textblock of the page: typing happens in a field of some 2,900 characters. */
function longText(page: PmNode): number {
  let at = -1
  page.descendants((node, position) => {
    if (at < 0 && node.isTextblock && node.content.size > 300) at = position + 1
    return at < 0
  })
  return at
}

const extensionsFor = (plugin: Extension) => [...modelExtensions, plugin]
const CORE = {
  keymap: false,
  drop: false,
  paste: false,
  tabindex: false,
  clipboardTextSerializer: false,
  delete: false,
  textDirection: false
} as const

async function typeLocally(editor: Editor, keys: number): Promise<number[]> {
  const { view } = editor
  const start = longText(view.state.doc) + 120
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, start)))
  const out: number[] = []
  for (let i = 0; i < keys; i++) {
    const before = performance.now()
    view.dispatch(view.state.tr.insertText('x', start + i))
    layout()
    out.push(performance.now() - before)
    await pause(0)
  }
  return out
}

/** A copy of the document in which somebody else writes; each key press arrives as one update. */
async function typeRemotely(
  doc: Y.Doc,
  keys: number,
  write: (copy: Y.Doc, i: number) => void
): Promise<{ remote: number[]; burst: number[] }> {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < keys + 100; i++) write(copy, i)
  const remote: number[] = []
  for (const update of updates.slice(0, keys)) {
    const before = performance.now()
    Y.applyUpdate(doc, update, REMOTE)
    layout()
    remote.push(performance.now() - before)
    await pause(0)
  }
  // What arrives within one frame: 25 updates of several people at once, as each side's provider hands them over.
  const burst: number[] = []
  for (let i = 0; i < 4; i++) {
    const before = performance.now()
    Y.transact(
      doc,
      () => {
        for (const update of updates.slice(keys + i * 25, keys + (i + 1) * 25)) Y.applyUpdate(doc, update, REMOTE)
      },
      REMOTE,
      false
    )
    layout()
    burst.push(performance.now() - before)
    await pause(0)
  }
  return { remote, burst }
}

window.benchOurs = async ({ dokument, template, kommun }, keys) => {
  const doc = new Y.Doc()
  receiveQuietly(doc)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(fromDokument(dokument)), REMOTE)
  const element = holder()
  const idle = memory()
  const before = performance.now()
  const records = new Records(doc, { origin: 'me' })
  const projection = new Projection(records, pageSchema, {
    template,
    kommun,
    writing: WRITES_EVERYTHING,
    state: 'arbetsmaterial',
    pictureUrl: () => ''
  })
  const binding = new Binding(projection)
  const editor = new Editor({
    element,
    content: emptyPage(pageSchema) as never,
    injectCSS: false,
    enableCoreExtensions: CORE,
    extensions: extensionsFor(
      Extension.create({
        name: 'ours',
        addProseMirrorPlugins: () => [nodeViewsPlugin(projection.board), bindingPlugin(binding)]
      })
    ),
    editorProps: { attributes: { class: 'ss-page' } }
  })
  layout()
  const mount = performance.now() - before
  await pause(200)
  const local = await typeLocally(editor, keys)
  const names = Object.keys(Object.fromEntries(doc.share)).filter(n => n.startsWith('t:Insats') && n.endsWith(':text'))
  const { remote, burst } = await typeRemotely(doc, keys, (copy, i) =>
    copy.getText(names[(i * 37) % names.length]!).insert(5, 'r')
  )
  const move: number[] = []
  for (let i = 0; i < 20; i++) {
    const start = performance.now()
    records.move(`Insats${i % 12}x${i}`, `Omrade${(i + 5) % 12}`, 3)
    layout()
    move.push(performance.now() - start)
    await pause(0)
  }
  const used = memory() - idle
  editor.destroy()
  return { mount, local, remote, burst, move, memory: used }
}

window.benchStock = async ({ dokument, template, kommun }, keys) => {
  const source = fromDokument(dokument)
  const shown = new Projection(new Records(source), pageSchema, {
    template,
    kommun,
    writing: WRITES_EVERYTHING,
    state: 'arbetsmaterial',
    pictureUrl: () => ''
  })
  const page = shown.project()
  const made = new Y.Doc()
  prosemirrorToYXmlFragment(page, made.getXmlFragment('page'))
  const state = Y.encodeStateAsUpdate(made)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state, REMOTE)
  const element = holder()
  const idle = memory()
  const before = performance.now()
  const editor = new Editor({
    element,
    injectCSS: false,
    enableCoreExtensions: CORE,
    extensions: [
      ...modelExtensions,
      Collaboration.configure({ document: doc, field: 'page' }),
      Extension.create({ name: 'views', addProseMirrorPlugins: () => [nodeViewsPlugin(shown.board)] })
    ],
    editorProps: { attributes: { class: 'ss-page' } }
  })
  for (let i = 0; i < 100 && editor.state.doc.content.size < page.content.size / 2; i++) await Promise.resolve()
  layout()
  let mount = performance.now() - before
  while (editor.state.doc.content.size < page.content.size / 2) await pause(1)
  layout()
  mount = Math.max(mount, performance.now() - before - 0)
  await pause(200)
  const local = await typeLocally(editor, keys)
  const textsOf = (copy: Y.Doc): Y.XmlText[] => {
    const out: Y.XmlText[] = []
    const visit = (node: Y.XmlFragment | Y.XmlElement): void => {
      for (const child of node.toArray()) {
        if (child instanceof Y.XmlText) {
          if (child.length > 60) out.push(child)
        } else if (child instanceof Y.XmlElement) visit(child)
      }
    }
    visit(copy.getXmlFragment('page'))
    return out
  }
  let texts: Y.XmlText[] | null = null
  const { remote, burst } = await typeRemotely(doc, keys, (copy, i) => {
    texts ??= textsOf(copy)
    texts[(i * 37) % texts.length]!.insert(5, 'r')
  })
  const move: number[] = []
  for (let i = 0; i < 20; i++) {
    const start = performance.now()
    moveNode(editor, `Insats${i % 12}x${i}`, `Omrade${(i + 5) % 12}`)
    layout()
    move.push(performance.now() - start)
    await pause(0)
  }
  const used = memory() - idle
  editor.destroy()
  return { mount, local, remote, burst, move, memory: used }
}

/** The ordinary way to move a block in a tree: delete it, and insert it elsewhere. */
function moveNode(editor: Editor, id: string, parent: string): void {
  const { state } = editor
  let from = -1
  let node: PmNode | null = null
  state.doc.descendants((n, at) => {
    if (n.type.name === 'insats' && n.attrs.id === id) {
      from = at
      node = n
    }
    return node === null
  })
  if (!node) return
  const moved: PmNode = node
  const transaction = state.tr.delete(from, from + moved.nodeSize)
  let to = -1
  transaction.doc.descendants((n, at) => {
    if (n.type.name === 'fokusomrade' && n.attrs.id === parent) {
      let offset = at + 1
      n.forEach((child, o, i) => {
        if (i <= 5) offset = at + 1 + o + child.nodeSize
      })
      to = offset
    }
    return to < 0
  })
  editor.view.dispatch(transaction.insert(to, moved))
}
