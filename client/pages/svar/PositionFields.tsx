import { Field, Fieldset, Label, Radio, Textarea } from '@digdir/designsystemet-react'
import { messages } from '../../../schemas/messages/messages.ts'
import { DraftFoot } from './DraftFoot.tsx'
import { useAnswer } from './useAnswer.ts'
import { useSlot } from './useSlot.ts'

/** The position, from the list of the remiss, and in the body's own words. */
export function PositionFields() {
  const { overview } = useAnswer()
  const texts = messages.svar.answer
  const { part, draft, change, held } = useSlot({
    kind: 'stallningstagande',
    position: null as string | null,
    words: ''
  })
  return (
    <section className="ss-svar-card" aria-labelledby="svar-stallning" {...held}>
      <h2 id="svar-stallning">{texts.position}</h2>
      <Fieldset>
        <Fieldset.Legend className="ss-vh">{texts.position}</Fieldset.Legend>
        <Fieldset.Description>{texts.positionHint}</Fieldset.Description>
        {[...overview.positions, null].map(position => (
          <Radio
            key={position ?? ''}
            name="svar-stallningstagande"
            label={position ?? texts.noPosition}
            value={position ?? ''}
            checked={part.position === position}
            onChange={() => change({ ...part, position })}
          />
        ))}
      </Fieldset>
      <Field>
        <Label htmlFor="svar-egna-ord">{texts.words}</Label>
        <Textarea
          id="svar-egna-ord"
          rows={3}
          value={part.words}
          onChange={e => change({ ...part, words: e.target.value })}
        />
      </Field>
      {draft && <DraftFoot draft={draft} removable={false} />}
    </section>
  )
}
