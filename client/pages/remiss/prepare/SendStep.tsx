import { Button } from '@digdir/designsystemet-react'
import { PaperplaneIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { MissingList } from '../../../app/StateControl.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { dayWords } from '../days.ts'
import { useRemissChange } from '../queries.ts'

const { pages } = messages.remiss
const words = pages.sending

/** What is about to be sent, what it means, what is missing; and the button. */
export function SendStep({ detail }: { detail: RemissDetail }) {
  const { id: document } = detail.document
  const state = useQuery({
    queryKey: ['document-state', document],
    queryFn: () => remissApi.state(document),
    staleTime: 0
  })
  const send = useRemissChange(document, detail.id, () => remissApi.send(document, detail.id, detail.revision))
  const way = state.data?.ways.find(each => each.to === detail.kind)
  const isReady = way ? way.may && way.missing.length === 0 : false
  const count = detail.recipients.length
  const without = detail.recipients.filter(each => each.email === '' && each.registrar === '')
  return (
    <div className="ss-remiss__stack">
      {send.error && <ErrorNotice error={toApiError(send.error)} />}
      {way && way.missing.length > 0 && (
        <Notice tone="warning">
          <p>
            <strong>{words.notReady}</strong>
          </p>
          <MissingList missing={way.missing} />
        </Notice>
      )}
      {way && !way.may && <Notice tone="warning">{pages.state.onlyOwner}</Notice>}
      {state.data && !way && <Notice tone="warning">{words.notReady}</Notice>}
      {without.length > 0 && (
        <Notice tone="warning">{words.withoutAddress(without.map(each => each.name).join(', '))}</Notice>
      )}
      <section className="ss-letter ss-sheet-surface">
        <h3>{words.summary}</h3>
        <ul>
          <li>
            {detail.document.title}
            {detail.document.diarienummer && `, ${detail.document.diarienummer}`}
          </li>
          <li>{words.recipients(count)}</li>
          <li>{detail.lastDay ? words.until(dayWords(detail.lastDay, detail.today)) : words.noDay}</li>
        </ul>
        <p>{words.freezes}</p>
        <p>{detail.kind === 'remiss' ? words.becomesPublic : messages.remiss.publicRecord.underhandsremiss}</p>
        {!detail.sendsMail && <p>{words.noMail}</p>}
      </section>
      <div className="ss-remiss__acts">
        <Button
          disabled={!isReady || count === 0 || without.length > 0 || detail.lastDay === null}
          loading={send.isPending}
          onClick={() => send.mutate(undefined, { onSuccess: () => announce(words.sent, 'remiss') })}
        >
          {!send.isPending && <PaperplaneIcon aria-hidden />}
          {words.send(count)}
        </Button>
      </div>
    </div>
  )
}
