import { SidebarRightIcon } from '@navikt/aksel-icons'
import { memo, useMemo, useSyncExternalStore } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { Derived } from '../../../editor/review/derived.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { type PanelTab, PanelTabs } from '../../../ui/PanelTabs.tsx'
import { CommentList } from '../comments/CommentList.tsx'
import { feedOf } from '../comments/feed.ts'
import { useThreadCounts } from '../comments/useThreads.ts'
import { useLatest } from '../outline/useLatest.ts'
import { useWatched } from '../useSession.ts'
import { Checklist } from './Checklist.tsx'
import { answersOf } from './checklist-answers.ts'
import { ProblemList } from './ProblemList.tsx'
import { changePanel, type PanelState, panelState } from './panel-state.ts'
import { TrashList } from './TrashList.tsx'
import { useTrash } from './useTrash.ts'
import './panel.css'
import './problem-marks.css'

interface PanelProps {
  session: EditorSession
  onClose: () => void
  /** Called when the person went to a place in the page: a sheet that lies over it closes then. */
  onGo: () => void
}

/** Granskning: what there is to mend, what was deleted, and what has to be answered. */
export function Panel({ session, onClose, onGo }: PanelProps) {
  // The frame gives new functions whenever it is drawn; the lists are not drawn again for that.
  const close = useLatest(onClose)
  const gone = useLatest(onGo)
  return <PanelContent session={session} onClose={close} onGo={gone} />
}

const PanelContent = memo(function PanelContent({ session, onClose, onGo }: PanelProps) {
  const { tab } = useWatched(panelState(session))
  const { review } = session.checker
  const problems = useSyncExternalStore(review.subscribe, () => review.get().problems.length)
  const trash = useTrash(session)
  const answered = useAnswered(session)
  const { checklist } = session.open.template
  const feed = feedOf(session)
  const comments = useThreadCounts(session, feed)
  const tabs: PanelTab[] = [
    {
      id: 'problem',
      label: messages.review.tab,
      count: problems,
      content: <ProblemList session={session} onGo={onGo} />
    },
    {
      id: 'papperskorg',
      label: messages.trash.tab,
      count: trash.entries.length + trash.loose.length,
      content: <TrashList session={session} trash={trash} onGo={onGo} />
    }
  ]
  if (feed)
    tabs.unshift({
      id: 'kommentarer',
      label: messages.comments.tab,
      count: comments.open,
      news: comments.unread > 0 ? messages.comments.unread(comments.unread) : undefined,
      content: <CommentList session={session} feed={feed} onGo={onGo} />
    })
  if (checklist.length > 0)
    tabs.push({
      id: 'checklista',
      label: messages.checklist.tab,
      count: `${answered}/${checklist.length}`,
      content: <Checklist session={session} />
    })
  return (
    <PanelTabs
      label={messages.editor.review}
      tabs={tabs}
      selected={tab}
      onSelect={id => changePanel(session, { tab: id as PanelState['tab'], question: null })}
      end={
        <span className="ss-panelhead__hide">
          <IconButton
            label={messages.review.hide}
            icon={<SidebarRightIcon aria-hidden />}
            placement="left"
            onClick={onClose}
          />
        </span>
      }
    />
  )
})

/** How many questions of the checklist are answered. */
function useAnswered(session: EditorSession): number {
  const derived = useMemo(
    () =>
      new Derived(
        [session.version],
        () => Object.keys(answersOf(session.projection.reading.metadata, session.open.template)).length,
        (_before, after) => after
      ),
    [session]
  )
  return useSyncExternalStore(derived.subscribe, derived.get)
}
