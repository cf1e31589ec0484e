import { Button, Radio } from '@digdir/designsystemet-react'
import { ArchiveIcon, FileExcelIcon, FileWordIcon } from '@navikt/aksel-icons'
import { useId, useState } from 'react'
import type { CompiledOverview, FileQuery } from '../../../../schemas/api/sammanstallning.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { sammanstallningApi } from '../../../app/sammanstallning-api.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { formatDate } from '../../../ui/formatDate.ts'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { Gaps } from './Gaps.tsx'
import { Omissions } from './Omissions.tsx'
import { useCompiled, useDownload } from './queries.ts'
import { Replies } from './Replies.tsx'
import './compiled.css'

const words = messages.sammanstallning.page

/** What is compiled of a remiss: what will be in the files, what is missing still, and the files. */
export function Compiled({ id, remiss }: { id: string; remiss: string }) {
  const query = useCompiled(id, remiss)
  const { data } = query
  if (query.isError && !data)
    return (
      <div className="ss-remiss__pad">
        <ErrorNotice error={toApiError(query.error)} />
      </div>
    )
  if (!data) return <Waiting />
  return (
    <div className="ss-compiled">
      <Contents overview={data} />
      <Gaps id={id} remiss={remiss} gaps={data.gaps} fresh={!query.isFetching} />
      <Files id={id} remiss={remiss} overview={data} />
      <Omissions id={id} remiss={remiss} overview={data} />
      {data.may.compile && <Replies id={id} remiss={remiss} overview={data} />}
      {data.may.compile && <Package id={id} remiss={remiss} />}
    </div>
  )
}

function Contents({ overview: { counts, replies, asOf } }: { overview: CompiledOverview }) {
  const facts: [string, number][] = [
    [words.facts.invited, counts.invited],
    [words.facts.answered, counts.answered],
    [words.facts.abstained, counts.abstained],
    [words.facts.notAnswered, counts.notAnswered],
    [words.facts.spontaneous, counts.spontaneous],
    [words.facts.synpunkter, counts.synpunkter]
  ]
  const missing = [
    ...(counts.notAnswered > 0 ? [words.missing.notAnswered(counts.notAnswered)] : []),
    ...(counts.synpunkter === 0 ? [words.missing.none] : []),
    ...(replies.withoutAddress.length > 0 ? [words.missing.address(replies.withoutAddress.join(', '))] : [])
  ]
  return (
    <section>
      <h2>{words.contents}</h2>
      <p className="ss-sm ss-muted">{words.asOf(formatDate(asOf))}</p>
      <dl className="ss-compiled__facts">
        {facts.map(([label, count]) => (
          <div key={label}>
            <dd>{count}</dd>
            <dt>{label}</dt>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <>
          <h3>{words.missing.title}</h3>
          <ul className="ss-compiled__list">
            {missing.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface FilesProps {
  id: string
  remiss: string
  overview: CompiledOverview
}

function Files({ id, remiss, overview }: FilesProps) {
  const [variant, setVariant] = useState<FileQuery['variant']>('hel')
  const name = useId()
  const download = useDownload()
  const get = (format: FileQuery['format']): void =>
    void download.save(
      format,
      () => sammanstallningApi.file(id, remiss, { format, variant }),
      `sammanstallning.${format}`
    )
  return (
    <section>
      <h2>{words.files}</h2>
      <fieldset className="ss-compiled__variants">
        <legend className="ss-vh">{words.variant}</legend>
        <Radio
          name={name}
          value="hel"
          label={words.whole}
          description={words.wholeText}
          checked={variant === 'hel'}
          onChange={() => setVariant('hel')}
        />
        <Radio
          name={name}
          value="utan-personuppgifter"
          label={words.without}
          description={words.withoutText(overview.names, overview.omissions.length)}
          checked={variant === 'utan-personuppgifter'}
          onChange={() => setVariant('utan-personuppgifter')}
        />
      </fieldset>
      {overview.gaps.length > 0 && (
        <Notice tone="warning">
          <p>{words.draft(overview.gaps.length)}</p>
        </Notice>
      )}
      {download.error && <ErrorNotice error={download.error} onClose={download.forget} />}
      <div className="ss-remiss__acts">
        <Button loading={download.busy === 'docx'} disabled={download.busy !== null} onClick={() => get('docx')}>
          {download.busy !== 'docx' && <FileWordIcon aria-hidden />}
          {words.word}
        </Button>
        <Button
          variant="secondary"
          loading={download.busy === 'xlsx'}
          disabled={download.busy !== null}
          onClick={() => get('xlsx')}
        >
          {download.busy !== 'xlsx' && <FileExcelIcon aria-hidden />}
          {words.xlsx}
        </Button>
      </div>
    </section>
  )
}

function Package({ id, remiss }: { id: string; remiss: string }) {
  const download = useDownload()
  return (
    <section>
      <h2>{words.diarium}</h2>
      <p>{words.diariumText}</p>
      {download.error && <ErrorNotice error={download.error} onClose={download.forget} />}
      <div className="ss-remiss__acts">
        <Button
          variant="secondary"
          loading={download.busy !== null}
          onClick={() => void download.save('zip', () => sammanstallningApi.diarium(id, remiss), 'akt.zip')}
        >
          {download.busy === null && <ArchiveIcon aria-hidden />}
          {words.diariumFile}
        </Button>
      </div>
    </section>
  )
}
