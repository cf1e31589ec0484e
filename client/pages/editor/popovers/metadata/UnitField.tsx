import { XMarkIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { partyName } from '../../../../../schemas/ansvar/sentence.ts'
import { messages } from '../../../../../schemas/messages/messages.ts'
import type { Kommun } from '../../../../../schemas/register/kommun.ts'
import { partyOptions } from '../ansvar/options.ts'
import { Suggest } from '../Suggest.tsx'
import type { ValueFieldProps } from './value-field.ts'

const words = messages.metadataEditor

/** A unit of the register; collective phrases and names that it does not have cannot be chosen. */
export function UnitField({ item, value, onChange, onClose, kommun }: ValueFieldProps & { kommun: Kommun }) {
  const [query, setQuery] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const options = partyOptions(query, 'lead', [], kommun).filter(
    option => 'party' in option.adds && kommun.enheter.some(unit => unit.id === option.id)
  )
  const { name, known } = partyName(value, kommun)
  return (
    <Suggest
      ref={input}
      label={item.label}
      placeholder={value === '' ? words.searchUnit : undefined}
      query={query}
      onQuery={setQuery}
      suggestions={options}
      nothing={words.noUnit}
      autoFocus
      browse={value === ''}
      onBack={value === '' ? undefined : () => onChange(undefined)}
      onChoose={id => {
        onChange(id)
        onClose()
      }}
      chosen={
        value !== '' && (
          <span className="ss-token" data-unknown={known ? undefined : ''}>
            {name}
            <button
              type="button"
              aria-label={words.clear}
              onClick={() => {
                onChange(undefined)
                input.current?.focus()
              }}
            >
              <XMarkIcon aria-hidden />
            </button>
          </span>
        )
      }
    />
  )
}
