import { Button } from '@digdir/designsystemet-react'
import { WrenchIcon } from '@navikt/aksel-icons'
import { memo } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { titleOf } from '../../../../schemas/rules/rules.ts'
import { isFixable } from '../../../editor/review/fix.ts'
import type { FoundProblem } from '../../../editor/review/review.ts'
import { SeverityMark } from './SeverityMark.tsx'

interface ProblemRowProps {
  problem: FoundProblem
  writable: boolean
  tabbable: boolean
  onGo: (problem: FoundProblem) => void
  onFix: (problem: FoundProblem) => void
}

/** One problem: how severe, which rule, what to do about it; a click goes there, and a button mends it where that can be done. */
export const ProblemRow = memo(function ProblemRow({ problem, writable, tabbable, onGo, onFix }: ProblemRowProps) {
  const { fix } = problem
  return (
    <li className="ss-problem" data-row-of={problem.key}>
      <button
        type="button"
        className="ss-problem__go"
        data-row={problem.key}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => onGo(problem)}
      >
        <span className="ss-problem__head">
          <SeverityMark severity={problem.severity} />
          <span className="ss-problem__rule">{titleOf(problem.rule)}</span>
        </span>
        <span className="ss-problem__what">{problem.message}</span>
      </button>
      {fix && writable && isFixable(problem) && (
        <div className="ss-problem__fix">
          <Button
            variant="secondary"
            data-density="small"
            tabIndex={tabbable ? 0 : -1}
            aria-label={`${messages.review.fix}: ${fix.label}`}
            onClick={() => onFix(problem)}
          >
            <WrenchIcon aria-hidden />
            {messages.review.fix}
          </Button>
          <span aria-hidden>{fix.label}</span>
        </div>
      )}
    </li>
  )
})
