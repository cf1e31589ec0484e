import { useState } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { searchParties } from '../../../../schemas/register/lookup.ts'
import { useKommun } from '../../../app/queries.ts'
import { Lookup } from '../../../ui/Lookup.tsx'
import type { Adding } from './adding.ts'

const words = messages.remiss.pages.adding

/** Looks up a unit of the register and puts it on the list. */
export function FromRegister({ detail, add }: Adding) {
  const kommun = useKommun().data
  const [query, setQuery] = useState('')
  const there = new Set(detail.recipients.map(each => each.unit))
  const found = kommun
    ? searchParties(query, kommun)
        .filter(hit => !there.has(hit.id) && kommun.enheter.some(unit => unit.id === hit.id && !unit.ended))
        .slice(0, 12)
        .map(hit => ({ id: hit.id, text: kommun.enheter.find(unit => unit.id === hit.id)?.name ?? hit.id }))
    : []
  return (
    <Lookup
      label={words.search}
      query={query}
      onQuery={setQuery}
      found={found}
      nothing={words.nothing}
      chosen={null}
      onChoose={id => {
        const unit = found.find(each => each.id === id)
        if (unit) add([{ unit: id, name: unit.text }], () => setQuery(''))
      }}
    />
  )
}
