import { Button } from '@digdir/designsystemet-react'
import { FileExportIcon } from '@navikt/aksel-icons'
import { useMutation } from '@tanstack/react-query'
import { PERSONAL_DATA_API } from '../../../schemas/api/personal-data.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { request } from '../../app/api.ts'
import { toApiError } from '../../app/api-error.ts'
import { saveAnswer } from '../../app/download.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Section } from './Section.tsx'

/** All that is stored about oneself, as a file. */
export function OwnData() {
  const words = messages.admin.personalData
  const save = useMutation({
    mutationFn: async () => saveAnswer(await request('GET', PERSONAL_DATA_API.mine), `${words.file}.zip`)
  })
  return (
    <Section title={words.own}>
      {save.error && <ErrorNotice error={toApiError(save.error)} />}
      <p className="ss-sm">{words.ownText}</p>
      <div>
        <Button variant="secondary" loading={save.isPending} onClick={() => save.mutate()}>
          {!save.isPending && <FileExportIcon aria-hidden />}
          {words.fetchOwn}
        </Button>
      </div>
    </Section>
  )
}
