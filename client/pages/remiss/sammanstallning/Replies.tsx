import { Button } from '@digdir/designsystemet-react'
import { FilesIcon, PaperplaneIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { CompiledOverview } from '../../../../schemas/api/sammanstallning.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { sammanstallningApi } from '../../../app/sammanstallning-api.ts'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { useCompiledAct, useDownload } from './queries.ts'

const words = messages.sammanstallning.page.replies

/** The letters that tell each body what became of its synpunkter: as files, or sent. Sending is asked about once more. */
export function Replies({ id, remiss, overview }: { id: string; remiss: string; overview: CompiledOverview }) {
  const [asking, setAsking] = useState(false)
  const download = useDownload()
  const send = useCompiledAct(id, remiss, () => sammanstallningApi.sendReplies(id, remiss))
  const { bodies, sent } = overview.replies
  const { unhandled } = overview.counts
  const result = send.data
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.text(bodies)}</p>
      {sent > 0 && <p>{words.sentBefore(sent)}</p>}
      {download.error && <ErrorNotice error={download.error} onClose={download.forget} />}
      {send.error && <ErrorNotice error={toApiError(send.error)} onClose={() => send.reset()} />}
      {result && (
        <Notice tone={result.withoutAddress.length > 0 ? 'warning' : 'success'} onClose={() => send.reset()}>
          <p>{words.done(result.sent.length, result.before.length)}</p>
          {result.withoutAddress.length > 0 && <p>{words.noAddress(result.withoutAddress.join(', '))}</p>}
        </Notice>
      )}
      {asking ? (
        <Notice
          tone={unhandled > 0 ? 'warning' : 'info'}
          actions={
            <>
              <Button
                loading={send.isPending}
                onClick={() => send.mutate(undefined, { onSettled: () => setAsking(false) })}
              >
                {words.sure}
              </Button>
              <Button variant="tertiary" disabled={send.isPending} onClick={() => setAsking(false)}>
                {words.cancel}
              </Button>
            </>
          }
        >
          <p>{words.ask(bodies)}</p>
          {unhandled > 0 && <p>{words.unhandled(unhandled)}</p>}
        </Notice>
      ) : (
        <div className="ss-remiss__acts">
          <Button variant="secondary" disabled={bodies === 0} onClick={() => setAsking(true)}>
            <PaperplaneIcon aria-hidden />
            {words.send}
          </Button>
          <Button
            variant="tertiary"
            disabled={bodies === 0}
            loading={download.busy !== null}
            onClick={() => void download.save('zip', () => sammanstallningApi.replies(id, remiss), 'svarsbrev.zip')}
          >
            {download.busy === null && <FilesIcon aria-hidden />}
            {words.file}
          </Button>
        </div>
      )}
    </section>
  )
}
