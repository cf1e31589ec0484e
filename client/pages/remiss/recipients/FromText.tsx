import { Button, Checkbox } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { useProposals } from '../queries.ts'
import type { Adding } from './adding.ts'

const words = messages.remiss.pages.adding

/** Units that bear responsibility in the text and are not on the list. */
export function FromText({ detail, add, busy }: Adding) {
  const proposals = useProposals(detail.document.id, detail.id, detail.revision)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  if (proposals.isError) return <ErrorNotice error={toApiError(proposals.error)} />
  if (!proposals.data) return <Waiting />
  const units = proposals.data.filter(unit => !unit.onTheList)
  if (units.length === 0) return <p>{words.allProposed}</p>
  const chosen = units.filter(unit => !left.has(unit.unit))
  const toggle = (unit: string, isChosen: boolean): void =>
    setLeft(now => {
      const next = new Set(now)
      if (isChosen) next.delete(unit)
      else next.add(unit)
      return next
    })
  return (
    <div className="ss-remiss__stack">
      <p>{words.proposed}</p>
      <ul className="ss-remiss__choices">
        {units.map(unit => (
          <li key={unit.unit}>
            <Checkbox
              label={unit.name}
              description={[
                words.insatser(unit.insatser),
                unit.email || messages.remiss.pages.recipients.noAddress.toLowerCase()
              ].join(', ')}
              checked={!left.has(unit.unit)}
              onChange={event => toggle(unit.unit, event.target.checked)}
            />
          </li>
        ))}
      </ul>
      <div className="ss-remiss__acts">
        <Button
          loading={busy}
          disabled={chosen.length === 0}
          onClick={() => add(chosen.map(({ unit, name }) => ({ unit, name })))}
        >
          {words.addChosen(chosen.length)}
        </Button>
      </div>
    </div>
  )
}
