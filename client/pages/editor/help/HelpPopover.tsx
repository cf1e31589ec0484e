import { Fragment, type RefObject } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { Popover } from '../../../ui/Popover.tsx'
import { isMac, keyWords } from './key-words.ts'
import { SHORTCUTS, type Shortcut, shownKeys } from './shortcuts.ts'
import './help.css'

interface HelpPopoverProps {
  triggerRef: RefObject<Element | null>
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  /** Readers are shown the keys that do something for them. */
  writable: boolean
}

const words = messages.help
const FOR_READERS: readonly string[] = [words.groups.comments, words.groups.find, words.groups.go]

/** All keys of the editor, in groups. */
export function HelpPopover({ triggerRef, isOpen, onOpenChange, writable }: HelpPopoverProps) {
  const mac = isMac()
  const groups = SHORTCUTS.filter(group => writable || FOR_READERS.includes(group.title))
  return (
    <Popover
      label={words.title}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="bottom end"
      className="ss-help"
    >
      <h2>{words.title}</h2>
      <div className="ss-help__groups">
        {groups.map(group => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.shortcuts.map(shortcut => (
                <div key={shortcut.what}>
                  <dt>
                    <Keys shortcut={shortcut} mac={mac} />
                  </dt>
                  <dd>{shortcut.what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Popover>
  )
}

function Keys({ shortcut, mac }: { shortcut: Shortcut; mac: boolean }) {
  return shownKeys(shortcut, mac).map((key, i) => (
    <Fragment key={key}>
      {i > 0 && ` ${words.or} `}
      <kbd>{keyWords(key, mac)}</kbd>
    </Fragment>
  ))
}
