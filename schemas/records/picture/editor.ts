import { messages } from '../../messages/messages.ts'
import { plainText } from '../../text/stycke.ts'
import { defineEditor, gutter, type View } from '../editor-kit.ts'

/** A picture with caption and alternative text. */
export const pictureEditor = defineEditor({
  content: 'fline fline',
  frame: () => ({ tag: 'figure', attributes: { class: 'ss-picture' } }),
  gutter: (post, context) => gutter(post.id, messages.editor.addTextAfter, messages.editor.moveOrRemove, context),
  before(post, context) {
    const alt = context.text(post.id, 'alt').map(plainText).join(' ')
    const out: View[] = []
    if (typeof post.data.file === 'string') {
      const size = { width: String(post.data.width ?? ''), height: String(post.data.height ?? '') }
      out.push([
        'div',
        { contenteditable: 'false' },
        ['img', { src: context.pictureUrl(post.data.file), alt, ...size }]
      ])
    }
    return out
  },
  plan: () => [
    {
      field: 'rubrik',
      node: 'fline',
      tag: 'figcaption',
      label: messages.fields.rubrik,
      guidance: messages.editor.pictureCaptionGuidance,
      class: 'ss-caption'
    },
    {
      field: 'alt',
      node: 'fline',
      tag: 'div',
      label: messages.fields.alt,
      labelled: true,
      guidance: messages.editor.altGuidance,
      class: 'ss-alt'
    }
  ]
})
