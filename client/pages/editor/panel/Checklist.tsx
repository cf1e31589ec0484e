import { Button, Fieldset, Radio } from '@digdir/designsystemet-react'
import { useEffect, useId, useMemo, useRef, useSyncExternalStore } from 'react'
import { METADATA_ID } from '../../../../schemas/document/ids.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { checklistKey, type Template } from '../../../../schemas/template/template.ts'
import { sameValue } from '../../../editor/binding/projection.ts'
import { Derived } from '../../../editor/review/derived.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { useWatched } from '../useSession.ts'
import { ANSWERS, type Answer, answersOf } from './checklist-answers.ts'
import { changePanel, panelState } from './panel-state.ts'
import './checklist.css'

type Check = Template['checklist'][number]

/** The tab *Checklista*: the questions of the template. An answer is part of the document, and everybody sees it at once. */
export function Checklist({ session }: { session: EditorSession }) {
  const answers = useAnswers(session)
  const { question } = useWatched(panelState(session))
  const { checklist } = session.open.template
  const answer = (check: Check, value: Answer | undefined): void => {
    session.history.step()
    session.records.set(METADATA_ID, checklistKey(check.key), value)
    session.history.step()
    session.tellNow()
  }
  return (
    <div className="ss-checklist">
      <p className="ss-panel__note">
        {session.writing.text(METADATA_ID) ? messages.checklist.explained : messages.checklist.readOnly}
      </p>
      <p className="ss-checklist__done">{messages.checklist.done(Object.keys(answers).length, checklist.length)}</p>
      {checklist.map(check =>
        session.writing.text(METADATA_ID) ? (
          <Question
            key={check.key}
            check={check}
            answer={answers[check.key]}
            isAsked={question === checklistKey(check.key)}
            onAsked={() => changePanel(session, { question: null })}
            onAnswer={value => answer(check, value)}
          />
        ) : (
          <ReadQuestion key={check.key} check={check} answer={answers[check.key]} />
        )
      )}
    </div>
  )
}

interface QuestionProps {
  check: Check
  answer: Answer | undefined
  /** A problem led here: the focus comes to the question. */
  isAsked: boolean
  onAsked: () => void
  onAnswer: (answer: Answer | undefined) => void
}

function Question({ check, answer, isAsked, onAsked, onAnswer }: QuestionProps) {
  const { checklist } = messages
  const name = useId()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!isAsked) return
    first.current?.focus()
    onAsked()
  }, [isAsked, onAsked])
  return (
    <Fieldset className="ss-question">
      <Fieldset.Legend>{check.label}</Fieldset.Legend>
      <Fieldset.Description>{check.question}</Fieldset.Description>
      <div className="ss-question__answers">
        {ANSWERS.map((value, i) => (
          <Radio
            key={value}
            ref={i === 0 ? first : undefined}
            name={name}
            value={value}
            label={checklist.answers[value]}
            checked={answer === value}
            onChange={() => onAnswer(value)}
          />
        ))}
        {answer && (
          <Button
            variant="tertiary"
            data-density="small"
            aria-label={checklist.clearOf(check.label)}
            onClick={() => {
              onAnswer(undefined)
              first.current?.focus()
            }}
          >
            {checklist.clear}
          </Button>
        )}
      </div>
    </Fieldset>
  )
}

function ReadQuestion({ check, answer }: { check: Check; answer: Answer | undefined }) {
  const { checklist } = messages
  return (
    <div className="ss-question">
      <h3>{check.label}</h3>
      <p>{check.question}</p>
      <p className={answer ? 'ss-question__read' : 'ss-muted'}>
        {answer ? checklist.answers[answer] : checklist.unanswered}
      </p>
    </div>
  )
}

function useAnswers(session: EditorSession): Readonly<Record<string, Answer>> {
  const derived = useMemo(
    () =>
      new Derived(
        [session.version],
        () => answersOf(session.projection.reading.metadata, session.open.template),
        (before, after) => (sameValue(before, after) ? before : after)
      ),
    [session]
  )
  return useSyncExternalStore(derived.subscribe, derived.get)
}
