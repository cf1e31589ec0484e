import { BulletListIcon, NumberListIcon } from '@navikt/aksel-icons'
import { Editor, Extension } from '@tiptap/core'
import { history } from '@tiptap/pm/history'
import { keymap } from '@tiptap/pm/keymap'
import type { Command } from '@tiptap/pm/state'
import { type ReactNode, useEffect, useReducer, useRef, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import type { Stycke } from '../../../schemas/text/stycke.ts'
import { blockAt, isMarked, keysOf, listAt, mark, setBlock, toggleList } from './yttrande-commands.ts'
import { docOf, styckenOf, yttrandeExtensions } from './yttrande-model.ts'

const texts = messages.svar.editor

interface YttrandeEditorProps {
  stycken: readonly Stycke[]
  onChange: (stycken: Stycke[]) => void
}

const Tools = Extension.create({
  name: 'tools',
  addProseMirrorPlugins() {
    return [history(), keymap(keysOf(this.editor.schema))]
  }
})

/** A small editor: headings, paragraphs, lists, bold and italic. */
export function YttrandeEditor({ stycken, onChange }: YttrandeEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const changed = useRef(onChange)
  changed.current = onChange
  useEffect(() => {
    const made = new Editor({
      element: place.current,
      extensions: [...yttrandeExtensions, Tools],
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': texts.text,
          class: 'ss-svar-editor__text'
        }
      },
      onCreate: ({ editor: e }) => e.view.updateState(e.state),
      onUpdate: ({ editor: e }) => {
        changed.current(styckenOf(e.state.doc))
      },
      onTransaction: () => redraw()
    })
    setEditor(made)
    return () => made.destroy()
  }, [])
  useEffect(() => {
    if (!editor) return
    const doc = docOf(editor.schema, stycken)
    // What comes back as it was written changes nothing here, and the caret stays.
    if (JSON.stringify(styckenOf(doc)) === JSON.stringify(styckenOf(editor.state.doc))) return
    const { tr } = editor.state
    tr.replaceWith(0, editor.state.doc.content.size, doc.content).setMeta('preventUpdate', true)
    editor.view.dispatch(tr.setMeta('addToHistory', false))
  }, [editor, stycken])
  const run = (command: Command): void => {
    if (!editor) return
    command(editor.state, editor.view.dispatch)
    editor.view.focus()
  }
  const state = editor?.state
  const list = state ? listAt(state) : null
  const block = state ? blockAt(state) : 'paragraph'
  return (
    <div className="ss-svar-editor">
      <div className="ss-svar-editor__tools" role="toolbar" aria-label={texts.toolbar} data-keeps-selection>
        {(['paragraph', 'h2', 'h3'] as const).map(name => (
          <Tool
            key={name}
            on={list === null && block === name}
            disabled={list !== null}
            act={() => run(setBlock(name))}
          >
            {texts[name]}
          </Tool>
        ))}
        <Tool on={state ? isMarked(state, 'bold') : false} act={() => run(mark('bold'))} label={texts.bold}>
          <strong aria-hidden="true">F</strong>
        </Tool>
        <Tool on={state ? isMarked(state, 'italic') : false} act={() => run(mark('italic'))} label={texts.italic}>
          <em aria-hidden="true">K</em>
        </Tool>
        <Tool on={list === 'bulletList'} act={() => run(toggleList('bulletList'))} label={texts.bulletList}>
          <BulletListIcon aria-hidden className="ss-icon" />
        </Tool>
        <Tool on={list === 'orderedList'} act={() => run(toggleList('orderedList'))} label={texts.orderedList}>
          <NumberListIcon aria-hidden className="ss-icon" />
        </Tool>
      </div>
      <div ref={place} className="ss-svar-editor__page" />
    </div>
  )
}

interface ToolProps {
  on: boolean
  act: () => void
  label?: string
  disabled?: boolean
  children: ReactNode
}

const Tool = ({ on, act, label, disabled, children }: ToolProps) => (
  <button
    type="button"
    className="ss-svar-tool"
    aria-pressed={on}
    aria-label={label}
    title={label}
    disabled={disabled}
    onMouseDown={e => e.preventDefault()}
    onClick={act}
  >
    {children}
  </button>
)
