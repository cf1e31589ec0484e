import { CheckmarkIcon } from '@navikt/aksel-icons'
import { type ReactNode, useState } from 'react'
import { Autocomplete, Input, ListBox, ListBoxItem, TextField } from 'react-aria-components'
import { matchItems } from './matchItems.ts'
import './combobox-list.css'

export interface ComboboxItem {
  id: string
  text: string
  /** A quiet word beside it: what kind of thing it is. */
  hint?: string
  /** Other words that find it, such as aliases and former spellings. */
  keywords?: readonly string[]
}

interface ComboboxListProps {
  /** The name of the field. */
  label: string
  placeholder?: string
  items: readonly ComboboxItem[]
  selected: readonly string[]
  /** Enter or a click on an item: it shall be chosen, or no longer be. */
  onToggle: (id: string, chosen: boolean) => void
  /** What stands when nothing matches what was written. */
  empty: (query: string) => ReactNode
}

/** A field above a list that it narrows. Tab goes on to the list, where arrows move, and Enter or space chooses. */
export function ComboboxList({ label, placeholder, items, selected, onToggle, empty }: ComboboxListProps) {
  const [query, setQuery] = useState('')
  const found = matchItems(items, query)
  return (
    <Autocomplete disableVirtualFocus inputValue={query} onInputChange={setQuery}>
      <TextField aria-label={label} className="ss-combo" autoFocus>
        <Input className="ds-input" placeholder={placeholder} />
      </TextField>
      <ListBox
        className="ss-combo__list"
        aria-label={label}
        items={found}
        selectionMode="multiple"
        escapeKeyBehavior="none"
        selectedKeys={selected}
        onSelectionChange={keys => {
          if (keys === 'all') return
          const now = new Set([...keys].map(String))
          for (const item of found) {
            const chosen = now.has(item.id)
            if (chosen !== selected.includes(item.id)) onToggle(item.id, chosen)
          }
        }}
        renderEmptyState={() => <div className="ss-combo__empty">{empty(query)}</div>}
      >
        {item => (
          <ListBoxItem id={item.id} textValue={item.text} className="ss-combo__item">
            {({ isSelected }) => (
              <>
                <span className="ss-combo__mark">{isSelected && <CheckmarkIcon aria-hidden />}</span>
                <span className="ss-combo__text">{item.text}</span>
                {item.hint && <small>{item.hint}</small>}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  )
}
