import { Chip, Input } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { messages } from '../../schemas/messages/messages.ts'
import './filter-bar.css'

interface FilterBarProps<F extends string> {
  /** What is searched for; left out, one cannot search. */
  query?: string
  onQuery?: (query: string) => void
  placeholder?: string
  filters: Readonly<Record<F, string>>
  filter: F
  /** What the choice is of, for those who do not see it. */
  legend?: string
  onFilter: (filter: F) => void
}

/** Above a list: search, and which of it one wants to see. */
export function FilterBar<F extends string>({
  query,
  onQuery,
  placeholder = messages.admin.search,
  filters,
  filter,
  legend = messages.admin.filter,
  onFilter
}: FilterBarProps<F>) {
  const name = useId()
  return (
    <div className="ss-filterbar">
      {onQuery && (
        <div className="ds-search">
          <Input
            type="search"
            aria-label={placeholder}
            placeholder={placeholder}
            value={query}
            onChange={event => onQuery(event.target.value)}
          />
        </div>
      )}
      <fieldset className="ss-filterbar__choices">
        <legend className="ss-vh">{legend}</legend>
        {(Object.keys(filters) as F[]).map(key => (
          <Chip.Radio key={key} name={name} value={key} checked={filter === key} onChange={() => onFilter(key)}>
            {filters[key]}
          </Chip.Radio>
        ))}
      </fieldset>
    </div>
  )
}
