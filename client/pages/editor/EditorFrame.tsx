import { useCallback, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { mayDo } from '../../../schemas/policy/actions.ts'
import { MISSIV_TEMPLATE } from '../../../schemas/remiss/missiv-name.ts'
import type { ApiError } from '../../app/api-error.ts'
import { DocumentNav } from '../../app/DocumentNav.tsx'
import { TopBar } from '../../app/TopBar.tsx'
import { useTitle } from '../../app/useTitle.ts'
import type { EditorSession } from '../../editor/session/session.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Sheet, useIsSheet } from '../../ui/Sheet.tsx'
import { Banner } from './Banner.tsx'
import { useCommentActions } from './comments/useCommentActions.ts'
import { DocumentActions } from './DocumentActions.tsx'
import { DocumentTitle } from './DocumentTitle.tsx'
import { Outline } from './outline/Outline.tsx'
import { Page } from './Page.tsx'
import { Panel } from './panel/Panel.tsx'
import { PagePopovers } from './popovers/PagePopovers.tsx'
import { Toolbar } from './toolbar/Toolbar.tsx'
import { useLandmarkKeys } from './useLandmarkKeys.ts'
import { useDocumentTitle } from './useSession.ts'
import { useUnsafeWarning } from './useUnsafeWarning.ts'
import './editor.css'
import './page/index.css'
import './comments/marks.css'

const LEFT_BELOW = 900
const RIGHT_BELOW = 1100

const seesRemisser = ({ open }: EditorSession): boolean =>
  open.template.name !== MISSIV_TEMPLATE && mayDo(open.role, 'see-remiss', open.state) === 'yes'

/** Is a panel open? Beside the page it is at first, and as a sheet over the page it is not: each time that the window becomes wide or narrow it begins anew. */
function useOpen(over: boolean): [boolean, (open: boolean) => void] {
  const [now, setNow] = useState({ over, open: !over })
  // In the same render, not after it: a sheet that is open for a moment takes the focus out of the text, and the page jumps when it is given back.
  if (now.over !== over) setNow({ over, open: !over })
  const setOpen = useCallback((open: boolean) => setNow(({ over }) => ({ over, open })), [])
  return [now.over === over ? now.open : !over, setOpen]
}

/** The editor: what it is called and who is here at the top, the outline, the page, and the panel. */
export function EditorFrame({ session }: { session: EditorSession }) {
  const title = useDocumentTitle(session)
  useTitle(title)
  useUnsafeWarning(session)
  useLandmarkKeys()
  const leftOver = useIsSheet(LEFT_BELOW)
  const rightOver = useIsSheet(RIGHT_BELOW)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [left, setLeft] = useOpen(leftOver)
  const [right, setRight] = useOpen(rightOver)
  useCommentActions(session, () => setRight(true))
  return (
    <div className="ss-editor">
      <TopBar
        start={<DocumentTitle session={session} title={title} />}
        nav={seesRemisser(session) && <DocumentNav id={session.open.id} current="text" />}
        end={<DocumentActions session={session} title={title} onFailure={setFailure} />}
      />
      <div className="ss-editor__body">
        <Sheet
          label={messages.editor.outline}
          side="left"
          over={leftOver}
          isOpen={left}
          onOpenChange={setLeft}
          landmark="navigation"
        >
          <Outline session={session} onClose={() => setLeft(false)} onGo={() => leftOver && setLeft(false)} />
        </Sheet>
        <main className="ss-centre">
          <Toolbar session={session} left={left} right={right} onLeft={setLeft} onRight={setRight} />
          <Banner session={session} />
          {failure && <ErrorNotice error={failure} onClose={() => setFailure(null)} />}
          <div id="innehall" className="ss-desk" tabIndex={-1}>
            <Page session={session} />
          </div>
        </main>
        <Sheet label={messages.editor.review} side="right" over={rightOver} isOpen={right} onOpenChange={setRight}>
          <Panel session={session} onClose={() => setRight(false)} onGo={() => rightOver && setRight(false)} />
        </Sheet>
      </div>
      <PagePopovers session={session} />
    </div>
  )
}
