import { Button } from '@digdir/designsystemet-react'
import { BellIcon, FileWordIcon, PaperplaneIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { RemissDetail, RemissRow } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { hasAnswered } from '../../../../schemas/remiss/recipient.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { saveAnswer } from '../../../app/download.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { PanelTabs } from '../../../ui/PanelTabs.tsx'
import { TakeIn } from '../intake/TakeIn.tsx'
import { SettingsForm } from '../prepare/SettingsForm.tsx'
import { useRemissChange } from '../queries.ts'
import { RemissHead } from '../RemissHead.tsx'
import { AddRecipients } from '../recipients/AddRecipients.tsx'
import { RecipientTable } from '../recipients/RecipientTable.tsx'
import { Compiled } from '../sammanstallning/Compiled.tsx'
import { Letters } from './Letters.tsx'
import { PersonalData } from './PersonalData.tsx'
import { Standing } from './Standing.tsx'

const { pages } = messages.remiss
const words = pages.overview

interface OverviewProps {
  detail: RemissDetail
  list: readonly RemissRow[]
  onBegin: (() => void) | null
}

/** The tab that is chosen: it stands in the address, so that whoever comes back finds the same one. */
function useTab(): [string, (tab: string) => void] {
  const [path, navigate] = useLocation()
  const tab = new URLSearchParams(useSearch()).get('flik') ?? 'instanser'
  return [tab, chosen => navigate(`${path}?flik=${chosen}`, { replace: true })]
}

/** A remiss that has been sent: who has come how far, how long is left, and every letter. */
export function Overview({ detail, list, onBegin }: OverviewProps) {
  const [tab, setTab] = useTab()
  const [failure, setFailure] = useState<ApiError | null>(null)
  const { id: document } = detail.document
  const remind = useRemissChange(document, detail.id, () => remissApi.remind(document, detail.id, []))
  const sendNew = useRemissChange(document, detail.id, () => remissApi.send(document, detail.id, detail.revision))
  const awaited = detail.recipients.filter(each => each.sentAt !== null && !hasAnswered(each.state)).length
  const fresh = detail.recipients.filter(each => each.sentAt === null && each.origin === 'inbjuden').length
  const isOut = detail.state === 'skickad'
  const missiv = async (): Promise<void> => {
    try {
      await saveAnswer(await remissApi.missivFile(document, detail.id), 'missiv.docx')
    } catch (error) {
      setFailure(toApiError(error))
    }
  }
  const error = failure ?? ((remind.error ?? sendNew.error) ? toApiError(remind.error ?? sendNew.error) : null)
  return (
    <div className="ss-remiss">
      <RemissHead detail={detail} list={list} onBegin={onBegin}>
        {detail.missiv && (
          <Button variant="tertiary" onClick={() => void missiv()}>
            <FileWordIcon aria-hidden />
            {words.missivFile}
          </Button>
        )}
        {isOut && detail.maySend && awaited > 0 && (
          <Button
            variant="secondary"
            loading={remind.isPending}
            onClick={() =>
              remind.mutate(undefined, { onSuccess: () => announce(pages.recipients.done.remindedAll, 'remiss') })
            }
          >
            {!remind.isPending && <BellIcon aria-hidden />}
            {words.remind(awaited)}
          </Button>
        )}
        {isOut && detail.maySend && fresh > 0 && (
          <Button
            loading={sendNew.isPending}
            onClick={() => sendNew.mutate(undefined, { onSuccess: () => announce(pages.sending.sent, 'remiss') })}
          >
            {!sendNew.isPending && <PaperplaneIcon aria-hidden />}
            {pages.sending.sendNew(fresh)}
          </Button>
        )}
      </RemissHead>
      {error && <ErrorNotice error={error} onClose={() => setFailure(null)} />}
      <div className="ss-remiss__cols">
        <section className="ss-sheet-surface ss-remiss__main">
          <PanelTabs
            label={words.tabs}
            selected={tab}
            onSelect={setTab}
            tabs={[
              {
                id: 'instanser',
                label: pages.recipients.table,
                count: detail.recipients.length,
                content: <RecipientTable detail={detail} />
              },
              { id: 'brev', label: words.letters, content: <Letters detail={detail} /> },
              ...(detail.seesIntake
                ? [{ id: 'ta-emot', label: messages.intake.page.tab, content: <TakeIn detail={detail} /> }]
                : []),
              {
                id: 'sammanstallning',
                label: messages.sammanstallning.page.tab,
                content: <Compiled id={document} remiss={detail.id} />
              },
              ...(detail.state === 'avslutad' && detail.mayRemoveContacts
                ? [
                    {
                      id: 'personuppgifter',
                      label: messages.personalRemiss.ended.tab,
                      content: <PersonalData detail={detail} />
                    }
                  ]
                : []),
              ...(isOut && detail.maySend
                ? [
                    { id: 'nya', label: words.add, content: <AddRecipients detail={detail} /> },
                    {
                      id: 'dagar',
                      label: words.settings,
                      content: (
                        <div className="ss-remiss__pad">
                          <SettingsForm detail={detail} onSaved={() => setTab('instanser')} />
                        </div>
                      )
                    }
                  ]
                : [])
            ]}
          />
        </section>
        <Standing detail={detail} />
      </div>
    </div>
  )
}
