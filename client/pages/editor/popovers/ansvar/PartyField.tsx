import { XMarkIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { partyName } from '../../../../../schemas/ansvar/sentence.ts'
import { messages } from '../../../../../schemas/messages/messages.ts'
import type { Kommun } from '../../../../../schemas/register/kommun.ts'
import { Suggest } from '../Suggest.tsx'
import { type PartyOption, type PartySet, partyOptions } from './options.ts'

const words = messages.ansvarEditor

interface PartyFieldProps {
  set: PartySet
  members: readonly string[]
  kommun: Kommun
  autoFocus?: boolean
  onAdd: (adds: PartyOption['adds']) => void
  onRemove: (party: string) => void
}

/** The parties of one of the sets, and a field that finds more of them. */
export function PartyField({ set, members, kommun, autoFocus = false, onAdd, onRemove }: PartyFieldProps) {
  const [query, setQuery] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const options = partyOptions(query, set, members, kommun)
  const last = members.at(-1)
  return (
    <Suggest
      ref={input}
      label={set === 'lead' ? words.lead : words.partner}
      placeholder={members.length === 0 ? words.search : undefined}
      query={query}
      onQuery={setQuery}
      suggestions={options}
      nothing={words.nothing}
      autoFocus={autoFocus}
      browse={autoFocus && members.length === 0}
      onBack={last === undefined ? undefined : () => onRemove(last)}
      onChoose={id => {
        const option = options.find(o => o.id === id)
        setQuery('')
        if (option) onAdd(option.adds)
      }}
      chosen={members.map(member => {
        const { name, known } = partyName(member, kommun)
        return (
          <span key={member} className="ss-token" data-unknown={known ? undefined : ''}>
            {name}
            <button
              type="button"
              aria-label={words.remove(name)}
              onClick={() => {
                onRemove(member)
                input.current?.focus()
              }}
            >
              <XMarkIcon aria-hidden />
            </button>
          </span>
        )
      })}
    />
  )
}
