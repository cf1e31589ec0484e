import { Button } from '@digdir/designsystemet-react'
import { ArrowRightIcon, CheckmarkIcon } from '@navikt/aksel-icons'
import { type ReactNode, useRef, useState } from 'react'
import type { RemissDetail, RemissRow } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { RemissHead } from '../RemissHead.tsx'
import { AddRecipients } from '../recipients/AddRecipients.tsx'
import { RecipientTable } from '../recipients/RecipientTable.tsx'
import { SaveList } from '../recipients/SaveList.tsx'
import { Discard } from './Discard.tsx'
import { MissivStep } from './MissivStep.tsx'
import { SendStep } from './SendStep.tsx'
import { SettingsForm } from './SettingsForm.tsx'

const words = messages.remiss.pages.steps
const STEPS = ['mottagare', 'svar', 'missiv', 'skicka'] as const
type Step = (typeof STEPS)[number]

/** A remiss that is being prepared, step by step. Each step stores what is done in it; one can go back and forth. */
export function Prepare({ detail, list }: { detail: RemissDetail; list: readonly RemissRow[] }) {
  const [step, setStep] = useState<Step>('mottagare')
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const after = useRef<Step>('missiv')
  const go = (to: Step): void => {
    // What has been filled in is stored before one leaves it; what cannot be stored keeps one there.
    if (step === 'svar' && to !== 'svar' && form.current) {
      after.current = to
      form.current.requestSubmit()
    } else show(to)
  }
  const show = (to: Step): void => {
    after.current = 'missiv'
    setStep(to)
    requestAnimationFrame(() => heading.current?.focus())
  }
  const next = STEPS[STEPS.indexOf(step) + 1]
  const done: Record<Step, boolean> = {
    mottagare: detail.recipients.length > 0,
    svar: detail.lastDay !== null,
    missiv: detail.missiv !== null,
    skicka: false
  }
  const contents: Record<Step, ReactNode> = {
    mottagare: (
      <>
        <AddRecipients detail={detail} />
        <section className="ss-sheet-surface">
          <RecipientTable detail={detail} />
        </section>
        {detail.recipients.length > 0 && <SaveList detail={detail} />}
      </>
    ),
    svar: <SettingsForm detail={detail} form={form} onSaved={() => show(after.current)} />,
    missiv: <MissivStep detail={detail} />,
    skicka: <SendStep detail={detail} />
  }
  return (
    <div className="ss-remiss">
      <RemissHead detail={detail} list={list} />
      <nav aria-label={words.label}>
        <ol className="ss-steps">
          {STEPS.map((each, i) => (
            <li key={each}>
              <button type="button" aria-current={each === step ? 'step' : undefined} onClick={() => go(each)}>
                <span className="ss-steps__no" data-done={done[each] || undefined}>
                  {done[each] ? <CheckmarkIcon aria-hidden /> : i + 1}
                </span>
                {words[each]}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <section className="ss-remiss__step" aria-labelledby="steg">
        <h2 id="steg" ref={heading} tabIndex={-1}>
          {words[step]}
        </h2>
        {contents[step]}
        {next && step !== 'svar' && (
          <div className="ss-remiss__acts">
            <Button variant="secondary" onClick={() => go(next)}>
              {words.next(words[next])}
              <ArrowRightIcon aria-hidden />
            </Button>
          </div>
        )}
      </section>
      <Discard detail={detail} />
    </div>
  )
}
