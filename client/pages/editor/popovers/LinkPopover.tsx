import { Button, Textfield } from '@digdir/designsystemet-react'
import { ExternalLinkIcon, TrashIcon } from '@navikt/aksel-icons'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { messages } from '../../../../schemas/messages/messages.ts'
import { linkAddress, linkRange, removeLink, setLink } from '../../../editor/commands/links.ts'
import { holdSelection } from '../../../editor/plugins/held-selection.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { Popover } from '../../../ui/Popover.tsx'
import { afterClosing } from '../toolbar/after-closing.ts'
import { runCommand } from '../toolbar/tools.tsx'
import { type SelectionPlace, selectionPlace } from './selection-place.ts'

const words = messages.link

interface LinkPopoverProps {
  session: EditorSession
  onClose: () => void
}

/** The address of a link: for what is selected, for the link around the caret, or for words that are written here. */
export function LinkPopover({ session, onClose }: LinkPopoverProps) {
  const [begun] = useState(() => beginning(session))
  const [address, setAddress] = useState(begun?.address ?? '')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const view = session.editor?.view
    if (!view) return
    holdSelection(view, true)
    return () => holdSelection(view, false)
  }, [session])
  useEffect(() => first.current?.focus(), [])
  if (!begun) return null

  const { place, linked, needsText } = begun
  const href = linkAddress(address)
  const leave = (work: () => void): void => {
    onClose()
    afterClosing(() => {
      work()
      session.editor?.view.focus()
    })
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (href === null || (needsText && text.trim() === '')) return
    leave(() => runCommand(session, setLink(address, text.trim())))
  }
  const wrongAddress =
    !tried || href !== null ? undefined : address.trim() === '' ? words.addressMissing : words.addressWrong
  return (
    <>
      {createPortal(<span ref={anchor} className="ss-anchor" style={styleOf(place)} />, place.desk)}
      <Popover
        label={words.title}
        triggerRef={anchor}
        isOpen
        onOpenChange={open => !open && leave(() => {})}
        className="ss-link-pop"
      >
        <form onSubmit={save} noValidate className="ss-form">
          {needsText && (
            <Textfield
              ref={first}
              label={words.text}
              value={text}
              autoComplete="off"
              error={tried && text.trim() === '' ? words.textMissing : undefined}
              onChange={event => setText(event.target.value)}
            />
          )}
          <Textfield
            ref={needsText ? undefined : first}
            label={words.address}
            description={words.addressHint}
            value={address}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            error={wrongAddress}
            onChange={event => setAddress(event.target.value)}
          />
          <div className="ss-form__end">
            {linked && (
              <Button
                type="button"
                data-density="small"
                variant="tertiary"
                onClick={() => leave(() => runCommand(session, removeLink))}
              >
                <TrashIcon aria-hidden />
                {words.remove}
              </Button>
            )}
            {linked && href !== null && (
              <a
                className="ds-button"
                data-variant="tertiary"
                data-density="small"
                href={href}
                target="_blank"
                rel="noopener noreferrer"
              >
                <ExternalLinkIcon aria-hidden />
                {words.openShort}
              </a>
            )}
            <Button type="submit" data-density="small">
              {words.save}
            </Button>
          </div>
        </form>
      </Popover>
    </>
  )
}

interface Beginning {
  place: SelectionPlace
  address: string
  linked: boolean
  needsText: boolean
}

function beginning(session: EditorSession): Beginning | null {
  const view = session.editor?.view
  const place = view && selectionPlace(view)
  if (!view || !place) return null
  const { from, to, href } = linkRange(view.state)
  const selected = view.state.doc.textBetween(from, to).trim()
  // A selected address is most likely what it shall lead to.
  const address = href !== '' ? href.replace(/^mailto:/, '') : linkAddress(selected) !== null ? selected : ''
  return { place, address, linked: href !== '', needsText: from === to }
}

export const styleOf = ({ left, top, width, height }: SelectionPlace) => ({ left, top, width, height })
