import { MagnifyingGlassIcon, QuestionmarkCircleIcon, SidebarLeftIcon, SidebarRightIcon } from '@navikt/aksel-icons'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { NO_SEARCH, type Search } from '../../../editor/find/search.ts'
import { showSelection } from '../../../editor/find/show-selection.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { feedStateOf } from '../comments/feed.ts'
import { HelpPopover } from '../help/HelpPopover.tsx'
import { useWatched } from '../useSession.ts'
import { FindBar } from './FindBar.tsx'
import { FormatMenu } from './FormatMenu.tsx'
import { InsertMenu } from './InsertMenu.tsx'
import { MoreTools } from './MoreTools.tsx'
import { ToolButton } from './ToolButton.tsx'
import { toolState } from './tool-state.ts'
import { reviewTools, type ToolGroup, toolGroups } from './tools.tsx'
import { sameFlat, useEditorValue } from './useEditorValue.ts'
import { useFittingGroups } from './useFittingGroups.ts'
import { usePicture } from './usePicture.ts'
import { useToolbarFocus } from './useToolbarFocus.ts'
import { useToolKeys } from './useToolKeys.ts'
import './toolbar.css'

interface ToolbarProps {
  session: EditorSession
  left: boolean
  right: boolean
  onLeft: (open: boolean) => void
  onRight: (open: boolean) => void
}

const words = messages.toolbar

/** The tools of the page, and under them the search when it is open. Tools act where the caret stands and leave it there. */
export function Toolbar({ session, left, right, onLeft, onRight }: ToolbarProps) {
  const state = useEditorValue(session, toolState, sameFlat)
  const bar = useRef<HTMLDivElement>(null)
  const helpButton = useRef<HTMLButtonElement>(null)
  const { may } = useWatched(feedStateOf(session))
  const groups = [...(session.writable ? toolGroups(session, state) : []), ...reviewTools(session, may)]
  const fitting = useFittingGroups(
    bar,
    groups.map(group => group.id)
  )
  const inBar = groups.filter(group => fitting.has(group.id))
  const inMenu = groups.filter(group => !fitting.has(group.id))
  const [find, setFind] = useState<'closed' | 'find' | 'replace'>('closed')
  const [asked, setAsked] = useState(0)
  const [last, setLast] = useState<Search>(NO_SEARCH)
  const [help, setHelp] = useState(false)
  const picture = usePicture(session)
  const action = useWatched(session.action)
  const { onKeyDown, onFocus } = useToolbarFocus(bar)
  useToolKeys(session)

  useEffect(() => {
    if (!action) return
    const { act, id, key } = action
    if (act === 'find' || act === 'replace') {
      setFind(now => (act === 'replace' || now === 'replace' ? 'replace' : 'find'))
      setAsked(n => n + 1)
    } else if (act === 'help') setHelp(true)
    else if (act === 'hit') showHit(session)
    else if (act === 'picture') picture.choose({ parent: id, after: key || null })
    else return
    session.action.set(null)
  }, [action, session, picture.choose])

  const toPage = (): void => session.editor?.view.focus()
  const closeFind = (search: Search): void => {
    setLast(search)
    setFind('closed')
    toPage()
  }
  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    onKeyDown(event)
    if (event.key === 'Escape' && bar.current?.contains(event.target as Node)) toPage()
  }
  return (
    <>
      <div
        ref={bar}
        className="ss-tools"
        role="toolbar"
        aria-label={words.label}
        aria-orientation="horizontal"
        onKeyDown={pressed}
        onFocus={onFocus}
        onMouseDown={keepSelection}
      >
        {!left && (
          <ToolButton label={words.showOutline} icon={<SidebarLeftIcon aria-hidden />} onPress={() => onLeft(true)} />
        )}
        {inBar.map(group => (
          <div key={group.id} className="ss-tools__group" data-group={group.id}>
            <GroupTools group={group} state={state} onDone={toPage} />
          </div>
        ))}
        {inMenu.length > 0 && (
          <div className="ss-tools__group" data-more>
            <MoreTools groups={inMenu} onDone={toPage} />
          </div>
        )}
        <span className="ss-grow" data-grow />
        <ToolButton
          label={words.find}
          icon={<MagnifyingGlassIcon aria-hidden />}
          keys="Mod-f"
          expanded={find !== 'closed'}
          onPress={() => ask(session, 'find')}
        />
        <ToolButton
          ref={helpButton}
          label={words.help}
          icon={<QuestionmarkCircleIcon aria-hidden />}
          keys="F1"
          expanded={help}
          onPress={() => setHelp(true)}
        />
        {!right && (
          <ToolButton label={words.showPanel} icon={<SidebarRightIcon aria-hidden />} onPress={() => onRight(true)} />
        )}
      </div>
      <HelpPopover triggerRef={helpButton} isOpen={help} onOpenChange={setHelp} writable={session.writable} />
      <input
        ref={picture.input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/gif"
        aria-label={messages.pictureUpload.choose}
        onChange={event => void picture.chosen(event)}
      />
      {find !== 'closed' && (
        <FindBar
          session={session}
          initial={last}
          asked={asked}
          replacing={find === 'replace'}
          onReplacing={replacing => setFind(replacing ? 'replace' : 'find')}
          onClose={closeFind}
        />
      )}
      {picture.state.kind === 'working' && (
        <p className="ss-tools__status" role="status">
          {messages.pictureUpload.working(picture.state.file)}
        </p>
      )}
      {picture.state.kind === 'failed' && <ErrorNotice error={picture.state.error} onClose={picture.dismiss} />}
    </>
  )
}

interface GroupToolsProps {
  group: ToolGroup
  state: ReturnType<typeof toolState>
  onDone: () => void
}

function GroupTools({ group, state, onDone }: GroupToolsProps) {
  if (group.id === 'format') return <FormatMenu state={state} tools={group.tools} onDone={onDone} />
  if (group.id === 'insert') return <InsertMenu tools={group.tools} />
  return group.tools.map(tool => (
    <ToolButton
      key={tool.id}
      label={tool.label}
      icon={tool.icon}
      keys={tool.keys}
      pressed={tool.pressed}
      disabled={tool.disabled}
      why={state.locked && group.id !== 'history' ? messages.rights.toolWhy : undefined}
      onPress={tool.run}
    />
  ))
}

/** A press with the mouse takes neither the focus nor the selection from the page. */
function keepSelection(event: MouseEvent): void {
  event.preventDefault()
}

function ask(session: EditorSession, act: string): void {
  const anchor = session.editor?.view.dom
  if (anchor) session.action.set({ act, id: '', key: '', anchor })
}

/** F3 from the page goes to the next hit while the search is open. */
function showHit(session: EditorSession): void {
  const view = session.editor?.view
  if (view) showSelection(view)
}
