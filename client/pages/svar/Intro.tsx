import { Alert, Button } from '@digdir/designsystemet-react'
import { ClockIcon, PadlockLockedIcon, PersonIcon, PrinterSmallIcon } from '@navikt/aksel-icons'
import { messages } from '../../../schemas/messages/messages.ts'
import { daysBetween } from '../../../schemas/remiss/day.ts'
import { useAnswer } from './useAnswer.ts'

/** The top of the page: what is asked, of whom, until when, and that the answer becomes public. */
export function Intro() {
  const { overview } = useAnswer()
  const texts = messages.svar
  const { contact } = overview
  return (
    <header>
      <div className="ss-svar-top">
        {overview.logo && (
          <img src="/api/kommun/logo" alt="" className="ss-svar-top__logo" onError={e => e.currentTarget.remove()} />
        )}
        <div>
          <strong>{overview.kommun}</strong>
          <span>{[texts.remiss, overview.diarienummer].filter(text => text !== '').join(' ')}</span>
        </div>
        <Button className="ss-svar-top__print" variant="tertiary" data-density="small" onClick={() => window.print()}>
          <PrinterSmallIcon aria-hidden className="ss-icon" />
          {texts.print}
        </Button>
      </div>
      <div className="ss-svar-intro">
        <div className="ss-svar__column">
          <h1>{overview.title}</h1>
          <ul>
            <li>
              <PersonIcon aria-hidden className="ss-icon" />
              <span>
                {texts.answersAs} <strong>{overview.body}</strong>. {texts.noAccount}
              </span>
            </li>
            <li>
              <ClockIcon aria-hidden className="ss-icon" />
              <LastDay />
            </li>
            <li>
              <PadlockLockedIcon aria-hidden className="ss-icon" />
              <span>{texts.frozen(texts.day(overview.frozenAt))}</span>
            </li>
          </ul>
        </div>
      </div>
      <div className="ss-svar__column">
        <Alert data-color="info" className="ss-svar-public">
          <p>{overview.open ? texts.becomesPublic : texts.ended}</p>
          {(contact.name !== '' || contact.email !== '' || contact.phone !== '') && (
            <p>
              {texts.contact([contact.name, contact.phone], contact.email)}
              {contact.email !== '' && <a href={`mailto:${contact.email}`}>{contact.email}</a>}.
            </p>
          )}
        </Alert>
      </div>
    </header>
  )
}

function LastDay() {
  const { overview } = useAnswer()
  const { lastDay, today, open } = overview
  const texts = messages.svar
  if (lastDay === null) return <span>{texts.noLastDay}</span>
  const left = daysBetween(today, lastDay)
  return (
    <span>
      {texts.lastDay} <strong>{texts.day(`${lastDay}T12:00:00Z`)}</strong>
      {!open ? '.' : left < 0 ? `. ${texts.dayPassed}` : `, ${texts.daysLeft(left)}.`}
    </span>
  )
}
