import { Button } from '@digdir/designsystemet-react'
import { CheckmarkIcon } from '@navikt/aksel-icons'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { messages } from '../../../../../schemas/messages/messages.ts'
import '../../../../ui/combobox-list.css'
import type { ValueFieldProps } from './value-field.ts'

/** One of the words that the template offers. Choosing is enough: there is nothing to save. */
export function ChoiceField({ item, value, onChange, onClose }: ValueFieldProps) {
  return (
    <>
      <ListBox
        className="ss-combo__list"
        aria-label={item.label}
        autoFocus="first"
        selectionMode="single"
        escapeKeyBehavior="none"
        selectedKeys={value === '' ? [] : [value]}
        onSelectionChange={keys => {
          const [chosen] = keys === 'all' ? [] : keys
          // Choosing what is chosen already keeps it.
          if (chosen !== undefined) onChange(String(chosen))
          onClose()
        }}
      >
        {(item.options ?? []).map(option => (
          <ListBoxItem key={option} id={option} textValue={option} className="ss-combo__item">
            {({ isSelected }) => (
              <>
                <span className="ss-combo__mark">{isSelected && <CheckmarkIcon aria-hidden />}</span>
                <span className="ss-combo__text">{option}</span>
              </>
            )}
          </ListBoxItem>
        ))}
      </ListBox>
      {value !== '' && (
        <div className="ss-form__end">
          <Button
            data-density="small"
            variant="tertiary"
            onClick={() => {
              onChange(undefined)
              onClose()
            }}
          >
            {messages.metadataEditor.clear}
          </Button>
        </div>
      )}
    </>
  )
}
