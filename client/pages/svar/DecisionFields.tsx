import { Textfield } from '@digdir/designsystemet-react'
import { messages } from '../../../schemas/messages/messages.ts'
import { DAYS } from '../../../schemas/remiss/day.ts'
import { DraftFoot } from './DraftFoot.tsx'
import { useSlot } from './useSlot.ts'

/** The decision by which the body answers. */
export function DecisionFields() {
  const texts = messages.svar.answer
  const { part, draft, change, held } = useSlot({ kind: 'beslut', date: '', paragraph: '', by: '' })
  return (
    <section className="ss-svar-card" aria-labelledby="svar-beslut" {...held}>
      <h2 id="svar-beslut">{texts.decision}</h2>
      <div className="ss-svar-row">
        <Textfield
          type="date"
          {...DAYS}
          label={texts.decisionDate}
          value={part.date}
          onChange={e => change({ ...part, date: e.target.value })}
        />
        <Textfield
          label={texts.paragraph}
          value={part.paragraph}
          maxLength={40}
          onChange={e => change({ ...part, paragraph: e.target.value })}
        />
        <Textfield
          label={texts.decidedBy}
          value={part.by}
          maxLength={300}
          onChange={e => change({ ...part, by: e.target.value })}
        />
      </div>
      {draft && <DraftFoot draft={draft} removable={false} />}
    </section>
  )
}
