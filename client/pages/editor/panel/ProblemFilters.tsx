import { Chip } from '@digdir/designsystemet-react'
import { FilterIcon } from '@navikt/aksel-icons'
import { messages } from '../../../../schemas/messages/messages.ts'
import { RULES, type RuleId } from '../../../../schemas/rules/ids.ts'
import { titleOf } from '../../../../schemas/rules/rules.ts'
import type { FoundProblem } from '../../../editor/review/review.ts'
import { MenuButton, MenuItem, MenuSection } from '../../../ui/Menu.tsx'
import type { PanelState, Severity } from './panel-state.ts'
import { countByRule, countBySeverity } from './problem-groups.ts'

const SEVERITIES: readonly Severity[] = ['fel', 'varning', 'rad']
const ALL = 'alla'

interface ProblemFiltersProps {
  problems: readonly FoundProblem[]
  chosen: Pick<PanelState, 'severities' | 'rule'>
  onChange: (change: Partial<PanelState>) => void
}

/** Chooses which problems are shown: chips for how severe, a menu for the rule. */
export function ProblemFilters({ problems, chosen, onChange }: ProblemFiltersProps) {
  const { review } = messages
  const counts = countBySeverity(problems)
  const toggle = (severity: Severity): void => {
    const { severities } = chosen
    const next = severities.includes(severity) ? severities.filter(s => s !== severity) : [...severities, severity]
    onChange({ severities: next })
  }
  return (
    <div className="ss-filters">
      <fieldset className="ss-filters__chips">
        <legend className="ss-vh">{review.filter}</legend>
        {SEVERITIES.filter(s => counts[s] > 0 || chosen.severities.includes(s)).map(severity => (
          <Chip.Checkbox
            key={severity}
            checked={chosen.severities.includes(severity)}
            title={review.severityMeaning[severity]}
            onChange={() => toggle(severity)}
          >
            {review.severities[severity]} {counts[severity]}
          </Chip.Checkbox>
        ))}
      </fieldset>
      <RuleMenu problems={problems} rule={chosen.rule} onChoose={rule => onChange({ rule })} />
    </div>
  )
}

interface RuleMenuProps {
  problems: readonly FoundProblem[]
  rule: RuleId | null
  onChoose: (rule: RuleId | null) => void
}

function RuleMenu({ problems, rule, onChoose }: RuleMenuProps) {
  const { review } = messages
  return (
    <MenuButton
      label={rule === null ? review.rules : titleOf(rule)}
      icon={<FilterIcon aria-hidden />}
      size="small"
      className="ds-button ss-filters__rule"
    >
      <MenuSection
        title={review.rules}
        selected={rule ?? ALL}
        onSelect={id => onChoose(RULES.find(each => each === id) ?? null)}
      >
        <MenuItem id={ALL}>{review.allRules}</MenuItem>
        {countByRule(problems).map(([id, count]) => (
          <MenuItem key={id} id={id} shortcut={String(count)}>
            {titleOf(id)}
          </MenuItem>
        ))}
      </MenuSection>
    </MenuButton>
  )
}
