import { Fieldset, Radio } from '@digdir/designsystemet-react'
import { TRACKED, type Tracked } from '../../../schemas/draft/choices.ts'
import { type PartyQuestion, trackedChanges } from '../../../schemas/draft/report.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { Only } from './choosing.ts'
import { answerTo } from './choosing.ts'
import { PartyAnswer } from './PartyAnswer.tsx'
import type { Choosing } from './useChoosing.ts'

const words = messages.importing.questions

interface QuestionsProps {
  choosing: Choosing
  onShow: (only: Only) => void
}

/** What a draft leaves open: what is done with its tracked changes, and who is meant by names that the register does not have. */
export function Questions({ choosing, onShow }: QuestionsProps) {
  const { report } = choosing.reading
  const changes = trackedChanges(report)
  const answered = report.ansvar.filter(q => answerTo(choosing.choices, q.written) !== undefined).length
  return (
    <section className="ss-sheet-surface ss-draft__questions" aria-labelledby="att-svara-pa">
      <div className="ss-draft__sectionhead">
        <h2 id="att-svara-pa">{words.title}</h2>
        {report.ansvar.length > 0 && <p className="ss-sm ss-muted">{words.answered(answered, report.ansvar.length)}</p>}
      </div>
      {changes > 0 && <TrackedQuestion choosing={choosing} changes={changes} />}
      {report.ansvar.length > 0 && (
        <div className="ss-draft__parties">
          <h3>{words.parties(report.ansvar.length)}</h3>
          <p className="ss-sm ss-muted">{words.text}</p>
          <ul>
            {report.ansvar.map(question => (
              <PartyRow key={question.written} question={question} choosing={choosing} onShow={onShow} />
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function TrackedQuestion({ choosing, changes }: { choosing: Choosing; changes: number }) {
  const labels: Readonly<Record<Tracked, [string, string]>> = {
    accept: [words.accept, words.acceptHint],
    reject: [words.reject, words.rejectHint],
    propose: [words.propose, words.proposeHint]
  }
  return (
    <Fieldset className="ss-draft__tracked">
      <Fieldset.Legend>{words.tracked(changes)}</Fieldset.Legend>
      <Fieldset.Description>{words.trackedText}</Fieldset.Description>
      <div className="ss-draft__tracked-ways">
        {TRACKED.map(way => (
          <Radio
            key={way}
            name="sparade-andringar"
            value={way}
            label={labels[way][0]}
            description={labels[way][1]}
            checked={choosing.choices.tracked === way}
            onChange={() => choosing.choose(now => ({ ...now, tracked: way }))}
          />
        ))}
      </div>
    </Fieldset>
  )
}

function PartyRow({ question, choosing, onShow }: QuestionsProps & { question: PartyQuestion }) {
  const { written, lines } = question
  return (
    <li className="ss-draft__party">
      <div>
        <strong>{words.party(written)}</strong>
        <p className="ss-sm ss-muted">
          {words.where(lines.length)}
          {' · '}
          <button
            type="button"
            className="ss-draft__link"
            aria-label={words.showLines(written)}
            onClick={() => onShow({ title: written, lines: new Set(lines) })}
          >
            {words.show}
          </button>
        </p>
      </div>
      <PartyAnswer question={question} choosing={choosing} />
    </li>
  )
}
