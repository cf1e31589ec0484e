import { ExternalLinkIcon, LinkBrokenIcon, PencilIcon } from '@navikt/aksel-icons'
import { useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { messages } from '../../../../schemas/messages/messages.ts'
import { linkRange, removeLink } from '../../../editor/commands/links.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { keyWords } from '../help/key-words.ts'
import { runCommand } from '../toolbar/tools.tsx'
import { sameFlat, useEditorValue } from '../toolbar/useEditorValue.ts'
import { type SelectionPlace, selectionPlace } from './selection-place.ts'

const words = messages.link

const readLink = ({ editor }: EditorSession): { from: number; to: number; href: string } => {
  return editor?.view.hasFocus() && editor.state.selection.empty
    ? linkRange(editor.state)
    : { from: 0, to: 0, href: '' }
}

/** Where the link leads in which the caret stands, and what can be done with it. The page keeps the focus. */
export function LinkBubble({ session }: { session: EditorSession }) {
  const { from, to, href } = useEditorValue(session, readLink, sameFlat)
  const [place, setPlace] = useState<SelectionPlace | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place follows the link as it moves.
  useLayoutEffect(() => {
    const view = session.editor?.view
    setPlace(view && href !== '' ? selectionPlace(view) : null)
  }, [session, from, to, href])
  if (href === '' || !place) return null
  const address = href.replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
  const ask = (): void => {
    const anchor = session.editor?.view.dom
    if (anchor) session.action.set({ act: 'link', id: '', key: '', anchor })
  }
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: a press keeps the focus in the page.
    <div
      className="ss-pop ss-link-bubble"
      style={{ left: place.left, top: place.top + place.height + 6 }}
      onMouseDown={event => event.preventDefault()}
    >
      <a href={href} target="_blank" rel="noopener noreferrer" aria-label={words.open(address)} title={href}>
        {address}
        <ExternalLinkIcon aria-hidden className="ss-icon" />
      </a>
      <IconButton label={words.change} icon={<PencilIcon aria-hidden />} shortcut={keyWords('Mod-k')} onClick={ask} />
      <IconButton
        label={words.remove}
        icon={<LinkBrokenIcon aria-hidden />}
        onClick={() => runCommand(session, removeLink)}
      />
    </div>,
    place.desk
  )
}
