import { Editor, Extension } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import type { CloseReason, RowsKind } from '../../../schemas/api/close-codes.ts'
import { API, type OpenDocument, type Person } from '../../../schemas/api/contract.ts'
import { Records } from '../../../schemas/document/records.ts'
import { mayDo } from '../../../schemas/policy/actions.ts'
import { rightsKey } from '../../../schemas/policy/rights.ts'
import type { Role } from '../../../schemas/policy/roles.ts'
import type { Kommun } from '../../../schemas/register/kommun.ts'
import { receiveQuietly } from '../../../schemas/text/quiet.ts'
import { Binding } from '../binding/binding.ts'
import { History } from '../binding/history.ts'
import { bindingPlugin } from '../binding/plugin.ts'
import { Projection, sameValue } from '../binding/projection.ts'
import { editingPlugins } from '../commands/editing.ts'
import { CommentBoard } from '../comments/comment-board.ts'
import { commentMarksPlugin } from '../comments/comment-marks.ts'
import { emptyPage, modelExtensions, pageSchema } from '../model/extensions.ts'
import { catchUp, catchUpPlugin } from '../plugins/catch-up.ts'
import { CompositionGuard } from '../plugins/composition.ts'
import { currentRecordPlugin } from '../plugins/current-record.ts'
import { type AwarenessState, cursorsPlugin } from '../plugins/cursors.ts'
import { lockedFieldsPlugin } from '../plugins/locked-fields.ts'
import { Checker } from '../review/checker.ts'
import { problemMarksPlugin } from '../review/problem-marks.ts'
import { whereaboutsPlugin } from '../review/whereabouts.ts'
import { nodeViewsPlugin } from '../view/node-views.ts'
import { Observable } from './emitter.ts'
import { LocalCopy } from './local-copy.ts'
import type { PageAction } from './page-action.ts'
import { RegisterWatch } from './register-watch.ts'
import { SyncConnection } from './sync.ts'
import { rightsIn, type Writing, writingOf } from './writing.ts'

/** `sparat`: on disk at the server · `sparar`: on its way · `offline`: on this computer only · `ansluter`: not yet heard from the server. */
export type SaveState = 'ansluter' | 'sparat' | 'sparar' | 'offline'

/** What a session hands over to the one that follows it, when the person's role has changed: everything that was written, and the role. */
export interface Before {
  readonly state: Uint8Array
  readonly role: Role
}

/**
 * One open document in one browser: the shared document, its local copy, the connection, and the page. Everything that the
 * panels show can be watched here.
 */
export class EditorSession {
  readonly open: OpenDocument
  readonly doc = new Y.Doc()
  readonly records: Records
  readonly projection: Projection
  readonly history: History
  readonly writing: Writing
  readonly writable: boolean
  /** The role until a moment ago, when it has changed while the document was open. */
  readonly roleBefore: Role | null
  /** What the person may do has changed, and is being asked for anew. */
  readonly reopening = new Observable(false)
  /** How often the person has tried to write where others write. */
  readonly stopped = new Observable(0)
  readonly saving = new Observable<SaveState>('ansluter')
  readonly people = new Observable<readonly Person[]>([])
  readonly refused = new Observable<CloseReason | null>(null)
  /** Grows with every change of the document, at most once a frame or when something was chosen, and when the page is shown. */
  readonly version = new Observable(0)
  readonly action = new Observable<PageAction | null>(null)
  /** The editor while the page is shown. */
  readonly page = new Observable<Editor | null>(null)
  /** The record that the person is at: where the caret is, or what was scrolled to. */
  readonly here = new Observable<string | null>(null)
  /** Threads of comments and change proposals, as far as they have been fetched. */
  readonly comments: CommentBoard
  /** Says that rows of the document have changed at the server, with the number of the change; 0 when it is not known. */
  readonly rows = new Observable<{ kind: RowsKind; revision: number } | null>(null)
  readonly checker: Checker
  readonly #binding: Binding
  readonly #sync: SyncConnection
  readonly #copy: LocalCopy
  readonly #composition = new CompositionGuard()
  readonly #register = new RegisterWatch(kommun => this.#showRegister(kommun))
  #scheduled = false
  #ready: Promise<void>

  constructor(open: OpenDocument, before: Before | null = null) {
    this.open = open
    this.roleBefore = before?.role ?? null
    this.writing = writingOf(open, this.doc)
    this.writable = this.writing.something
    receiveQuietly(this.doc)
    // Before the copy on this computer is opened, so that it is part of it.
    if (before) Y.applyUpdate(this.doc, before.state, before)
    const origin = {}
    this.records = new Records(this.doc, { origin, person: open.me.name })
    this.projection = new Projection(this.records, pageSchema, {
      template: open.template,
      kommun: open.kommun,
      writing: this.writing,
      state: open.state,
      pictureUrl: file => API.picture(open.id, file)
    })
    this.history = new History(this.records)
    this.checker = new Checker(this)
    this.comments = new CommentBoard(this)
    this.#binding = new Binding(this.projection)
    this.#copy = new LocalCopy(open.room, open.me.id, this.doc, () => this.#refreshSaving())
    this.#sync = new SyncConnection(this.doc, open.room, rightsKey(rightsIn(open)), {
      changed: () => this.#refreshSaving(),
      refused: reason => this.refused.set(reason),
      registerChanged: this.#register.changed,
      rows: (kind, revision) => this.rows.set({ kind, revision }),
      mayShow: () => this.#mayShow()
    })
    this.awareness.setLocalState({ user: open.me, cursor: null } satisfies AwarenessState)
    this.awareness.on('change', this.#peopleChanged)
    this.doc.on('afterTransaction', this.#changed)
    this.#ready = this.#load()
    this.#peopleChanged()
  }

  get awareness() {
    return this.#sync.provider.awareness
  }

  async #load(): Promise<void> {
    await this.#copy.loaded()
    this.#sync.connect()
    if (this.#hasContent()) return
    await new Promise<void>(resolve => {
      const look = (): void => {
        if (!this.#hasContent()) return
        this.doc.off('afterTransaction', look)
        resolve()
      }
      this.doc.on('afterTransaction', look)
      look()
    })
  }

  #hasContent(): boolean {
    return this.records.index.size > 0
  }

  get #comments(): boolean {
    return mayDo(this.open.role, 'comment', this.open.state) === 'yes'
  }

  /** Ends when there is something to show: from this computer or from the server. */
  ready(): Promise<void> {
    return this.#ready
  }

  /** Shows the page in an element. */
  mount(element: HTMLElement, label: string): Editor {
    const editor = new Editor({
      element,
      content: emptyPage(pageSchema) as never,
      // Whoever comments goes through the text by keyboard too, and selects in it; what would change it is stopped.
      editable: this.writable || this.#comments,
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      enableCoreExtensions: {
        keymap: false,
        drop: false,
        paste: false,
        tabindex: false,
        clipboardTextSerializer: false,
        delete: false,
        textDirection: false
      },
      extensions: [
        ...modelExtensions,
        Extension.create({
          name: 'styrskrift',
          addProseMirrorPlugins: () => [
            this.#composition.plugin(),
            catchUpPlugin(),
            nodeViewsPlugin(this.projection.board),
            currentRecordPlugin(),
            bindingPlugin(this.#binding),
            lockedFieldsPlugin(this, () => this.stopped.set(this.stopped.get() + 1)),
            cursorsPlugin(this.doc, this.awareness),
            problemMarksPlugin(this.checker),
            commentMarksPlugin(this.comments),
            whereaboutsPlugin(this.here),
            ...editingPlugins(this)
          ]
        })
      ],
      editorProps: {
        attributes: {
          class: 'ss-page',
          role: 'textbox',
          'aria-multiline': 'true',
          ...(this.writable ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
          'aria-label': label,
          lang: 'sv',
          spellcheck: 'true'
        }
      }
    })
    // The page came in as a change, which leaves the caret at its end.
    editor.view.dispatch(editor.state.tr.setSelection(Selection.atStart(editor.state.doc)))
    this.page.set(editor)
    this.tellNow()
    return editor
  }

  /** Takes the page away; the document stays open. */
  unmount(): void {
    const editor = this.editor
    this.page.set(null)
    editor?.destroy()
  }

  /** Other people's changes wait for letters that are being composed, and until what was written here has been read. */
  #mayShow(): boolean {
    if (!this.#composition.quiet) return false
    if (this.editor) catchUp(this.editor.view)
    return true
  }

  /** Shows names of units as the register has them now: in the page, in what is open above it, and to the rules. */
  #showRegister(kommun: Kommun): void {
    if (sameValue(this.projection.context.kommun, kommun)) return
    if (!this.#mayShow()) {
      setTimeout(this.#register.changed, 500)
      return
    }
    this.projection.context.kommun = kommun
    if (this.editor) this.#binding.refresh()
    else this.projection.forget()
    this.tellNow()
    this.checker.soon()
  }

  get editor(): Editor | null {
    return this.page.get()
  }

  /** Tells at once of what was chosen here: until then a control shows what was before. Other changes are told once a frame. */
  tellNow(): void {
    this.version.set(this.version.get() + 1)
  }

  readonly #changed = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0 || this.#scheduled) return
    this.#scheduled = true
    requestAnimationFrame(() => {
      this.#scheduled = false
      this.tellNow()
    })
  }

  readonly #peopleChanged = (): void => {
    const byId = new Map<string, Person>()
    byId.set(this.open.me.id, this.open.me)
    for (const state of this.awareness.getStates().values() as Iterable<Partial<AwarenessState>>)
      if (state.user) byId.set(state.user.id, state.user)
    const next = [...byId.values()]
    const before = this.people.get()
    if (next.length !== before.length || next.some((p, i) => p.id !== before[i]?.id)) this.people.set(next)
  }

  #heard = false

  #refreshSaving(): void {
    if (this.#sync.connected && this.#sync.provider.synced) this.#heard = true
    if (this.#sync.allStored) this.saving.set('sparat')
    else if (this.#sync.connected) this.saving.set(this.#heard ? 'sparar' : 'ansluter')
    else this.saving.set(this.#heard || this.#hasContent() ? 'offline' : 'ansluter')
  }

  /** Is everything that was written here on disk at the server? */
  get allStored(): boolean {
    return this.#sync.allStored
  }

  /** Is something written that is stored neither at the server nor on this computer? */
  get unsafe(): boolean {
    return !this.#sync.allStored && !this.#copy.complete
  }

  /** Is something written here that the server has not said to have stored? */
  get unsent(): boolean {
    return this.#sync.unsent
  }

  /** For the session that follows this one. */
  handOver(): Before {
    return { state: Y.encodeStateAsUpdate(this.doc), role: this.open.role }
  }

  /** Removes the copy on this computer, after the person has saved what it held. */
  clearLocalCopy(): Promise<void> {
    return this.#copy.clear()
  }

  readonly #ends: (() => void)[] = []

  /** Does something when the document is closed. */
  onEnd(work: () => void): void {
    this.#ends.push(work)
  }

  destroy(): void {
    for (const end of this.#ends.splice(0)) end()
    this.checker.destroy()
    this.#register.destroy()
    this.comments.destroy()
    this.awareness.off('change', this.#peopleChanged)
    this.doc.off('afterTransaction', this.#changed)
    this.unmount()
    this.history.destroy()
    this.#sync.destroy()
    this.#copy.destroy()
    this.doc.destroy()
  }
}
