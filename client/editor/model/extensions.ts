import { type AnyExtension, getSchema, Mark, Node } from '@tiptap/core'
import type { Node as PmNode, Schema } from '@tiptap/pm/model'
import { MARK_SPECS, NODE_SPECS } from './specs.ts'

/** The specs of the page as Tiptap extensions: Tiptap carries the editor, the shapes are ours. */
export const modelExtensions: AnyExtension[] = [
  ...Object.entries(NODE_SPECS).map(([name, spec]) =>
    Node.create({
      name,
      topNode: name === 'doc',
      content: spec.content ?? '',
      group: spec.group ?? '',
      marks: spec.marks,
      inline: spec.inline ?? false,
      atom: spec.atom ?? false,
      selectable: spec.selectable ?? true,
      isolating: spec.isolating ?? false,
      defining: spec.defining ?? false,
      linebreakReplacement: spec.linebreakReplacement,
      addAttributes: () =>
        Object.fromEntries(
          Object.entries(spec.attrs ?? {}).map(([key, attr]) => [key, { default: attr.default, rendered: false }])
        ),
      parseHTML: () => (spec.parseDOM ?? []) as never,
      renderHTML: name === 'text' ? undefined : ({ node }) => spec.toDOM?.(node) as never
    })
  ),
  ...Object.entries(MARK_SPECS).map(([name, spec]) =>
    Mark.create({
      name,
      inclusive: spec.inclusive ?? true,
      addAttributes: () =>
        Object.fromEntries(
          Object.entries(spec.attrs ?? {}).map(([key, attr]) => [key, { default: attr.default, rendered: false }])
        ),
      parseHTML: () => (spec.parseDOM ?? []) as never,
      renderHTML: ({ mark }) => spec.toDOM?.(mark, true) as never
    })
  )
]

/** The ProseMirror schema of the page. */
export const pageSchema: Schema = getSchema(modelExtensions)

/** A page without anything, which stands for a moment until the records are shown: drawing starts once, with the real content. */
export const emptyPage = (schema: Schema): PmNode => schema.topNodeType.createAndFill()!
