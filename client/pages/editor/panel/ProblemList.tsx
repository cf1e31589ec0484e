import { Button } from '@digdir/designsystemet-react'
import { CheckmarkCircleIcon } from '@navikt/aksel-icons'
import { memo, useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { RULES } from '../../../../schemas/rules/ids.ts'
import { RULE_LIST } from '../../../../schemas/rules/rules.ts'
import type { Template } from '../../../../schemas/template/template.ts'
import { Derived } from '../../../editor/review/derived.ts'
import { applyFix } from '../../../editor/review/fix.ts'
import { goToProblem } from '../../../editor/review/go.ts'
import { namingOf } from '../../../editor/review/naming.ts'
import type { FoundProblem } from '../../../editor/review/review.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { useRovingFocus } from '../../../ui/useRovingFocus.ts'
import { afterOverlay } from '../outline/afterOverlay.ts'
import { useWatched } from '../useSession.ts'
import { ProblemFilters } from './ProblemFilters.tsx'
import { ProblemRow } from './ProblemRow.tsx'
import { changePanel, panelState } from './panel-state.ts'
import { chosenProblems, groupProblems, keepGroups, type ProblemGroup } from './problem-groups.ts'
import './problems.css'

/** What is chosen of what was found, under the names that the places have now. */
function useGroups(session: EditorSession): readonly ProblemGroup[] {
  const derived = useMemo(() => {
    const { checker, projection, version } = session
    const state = panelState(session)
    const work = (): readonly ProblemGroup[] => {
      const shown = chosenProblems(checker.review.get().problems, state.get())
      return groupProblems(shown, projection.reading, namingOf(projection))
    }
    return new Derived([version, checker.review, state], work, keepGroups)
  }, [session])
  return useSyncExternalStore(derived.subscribe, derived.get)
}

interface ProblemListProps {
  session: EditorSession
  onGo: () => void
}

/** How many rules look at documents of this template. */
const rulesOf = ({ rules }: Template): number =>
  RULES.filter(rule => (rules[rule] ?? RULE_LIST[rule].severity) !== 'av').length

/** The tab *Problem*: what was found, by place in reading order. */
export const ProblemList = memo(function ProblemList({ session, onGo }: ProblemListProps) {
  const review = useWatched(session.checker.review)
  const chosen = useWatched(panelState(session))
  const list = useRef<HTMLDivElement>(null)
  const { problems } = review
  const groups = useGroups(session)
  const keys = useMemo(() => groups.flatMap(group => group.problems.map(p => p.key)), [groups])
  const roving = useRovingFocus(list, keys)

  const go = useCallback(
    (problem: FoundProblem) => {
      if (problem.rule === 'kontroll-utan-svar')
        changePanel(session, { tab: 'checklista', question: problem.place.field ?? null })
      else afterOverlay(onGo, () => goToProblem(session, problem))
    },
    [session, onGo]
  )
  const fixes = useRef(0)
  const fix = useCallback(
    (problem: FoundProblem) => {
      const done = applyFix(session, problem)
      fixes.current += 1
      announce(done ? messages.review.fixed : messages.review.notFixed, `fix-${fixes.current}`)
      session.checker.soon()
    },
    [session]
  )
  if (!review.done) return <p className="ss-panel__note">{messages.review.working}</p>
  if (problems.length === 0)
    return (
      <EmptyState icon={<CheckmarkCircleIcon aria-hidden />} title={messages.review.noneTitle}>
        <p>{messages.review.none(rulesOf(session.open.template))}</p>
      </EmptyState>
    )
  return (
    <>
      <ProblemFilters problems={problems} chosen={chosen} onChange={change => changePanel(session, change)} />
      {groups.length === 0 && (
        <EmptyState
          title={messages.review.noneShown}
          actions={
            <Button
              variant="secondary"
              data-density="small"
              onClick={() => changePanel(session, { severities: [], rule: null })}
            >
              {messages.review.showAll}
            </Button>
          }
        >
          {null}
        </EmptyState>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows in it are buttons; it hears the arrow keys for all of them. */}
      <div
        ref={list}
        className="ss-problems"
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
        onBlur={roving.onBlur}
      >
        {groups.map(({ key, name, problems: here }) => (
          <section key={key} className="ss-problems__place">
            <h3>
              <span>{name.kind}</span> {name.words && <span>{name.words}</span>}
            </h3>
            <ul>
              {here.map(problem => (
                <ProblemRow
                  key={problem.key}
                  problem={problem}
                  writable={session.writing.text(problem.place.record)}
                  tabbable={roving.tabbable === problem.key}
                  onGo={go}
                  onFix={fix}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
})
