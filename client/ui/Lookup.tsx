import type { ReactNode } from 'react'
import { ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import './lookup.css'

/** Something that was found. */
export interface Found {
  id: string
  text: string
  /** A quiet word beside it: what kind of thing it is. */
  hint?: string
  icon?: ReactNode
}

interface LookupProps {
  label: string
  description?: string
  /** What is wrong with what was chosen. */
  error?: string
  query: string
  onQuery: (query: string) => void
  /** What there is for what was written. */
  found: readonly Found[]
  /** What stands when there is nothing. */
  nothing: string
  /** The one that was chosen; null: none, or what was written has changed since. */
  chosen: string | null
  onChoose: (id: string) => void
  ref?: React.Ref<HTMLInputElement>
}

/** A field in which one looks somebody up: what is found stands in a list under it, arrow keys move in it, Enter chooses. */
export function Lookup({
  label,
  description,
  error,
  query,
  onQuery,
  found,
  nothing,
  chosen,
  onChoose,
  ref
}: LookupProps) {
  return (
    <ComboBox
      className="ss-lookup ds-field"
      items={found}
      inputValue={query}
      onInputChange={onQuery}
      selectedKey={chosen}
      onSelectionChange={key => key !== null && onChoose(String(key))}
      isInvalid={error !== undefined}
      allowsCustomValue
      allowsEmptyCollection={query.trim() !== ''}
      menuTrigger="input"
    >
      <Label className="ds-label">{label}</Label>
      {description && (
        <Text slot="description" data-field="description">
          {description}
        </Text>
      )}
      <Input ref={ref} className="ds-input" autoComplete="off" maxLength={80} />
      <FieldError className="ds-validation-message" data-color="danger">
        {error}
      </FieldError>
      <Popover className="ss-pop ss-lookup__pop">
        <ListBox
          className="ss-combo__list"
          items={found}
          renderEmptyState={() => <p className="ss-lookup__nothing">{nothing}</p>}
        >
          {item => (
            <ListBoxItem id={item.id} textValue={item.text} className="ss-combo__item">
              {item.icon}
              <span className="ss-combo__text">{item.text}</span>
              {item.hint && <small>{item.hint}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
