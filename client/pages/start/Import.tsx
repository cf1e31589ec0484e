import { Button } from '@digdir/designsystemet-react'
import { FileImportIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../app/api-error.ts'
import { useImportDocument } from '../../app/queries.ts'
import { Notice } from '../../ui/Notice.tsx'
import { type FileProblem, readDocumentFile } from './import-file.ts'

const SHOWN_PROBLEMS = 8

interface Failure {
  file: string
  problems: readonly FileProblem[]
  error?: ApiError
}

export interface Importing {
  working: string | null
  failure: Failure | null
  read: (file: File) => Promise<void>
  dismiss: () => void
}

/** Reads in files: checked here first, then by the server. `onDone` gets the new document. */
export function useImport(onDone: (imported: { id: string; title: string }) => void): Importing {
  const importDocument = useImportDocument()
  const [working, setWorking] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const read = async (file: File): Promise<void> => {
    setFailure(null)
    setWorking(file.name)
    try {
      const found = readDocumentFile(await file.text())
      if (!found.ok) return setFailure({ file: file.name, problems: found.problems })
      const { id } = await importDocument.mutateAsync(found.dokument)
      onDone({ id, title: found.title || messages.start.untitled })
    } catch (error) {
      setFailure({ file: file.name, problems: [], error: toApiError(error) })
    } finally {
      setWorking(null)
    }
  }
  return { working, failure, read, dismiss: () => setFailure(null) }
}

interface ImportButtonProps {
  importing: Importing
  label?: string
  small?: boolean
}

/** Opens the computer's choice of a file. */
function ImportButton({ importing, label = messages.start.import, small = false }: ImportButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        variant="secondary"
        data-density={small ? 'small' : undefined}
        loading={importing.working !== null}
        onClick={() => input.current?.click()}
      >
        {importing.working === null && <FileImportIcon aria-hidden />}
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={messages.start.importing.file}
        onChange={event => {
          const file = event.target.files?.[0]
          event.target.value = '' // The same file can be chosen again when it has been mended.
          if (file) void importing.read(file)
        }}
      />
    </>
  )
}

/** Why a file was not read in, and where in it. */
export function ImportFailure({ importing }: { importing: Importing }) {
  const { importing: words } = messages.start
  const { failure } = importing
  if (!failure) return null
  const shown = failure.problems.slice(0, SHOWN_PROBLEMS)
  const more = failure.problems.length - shown.length
  return (
    <Notice
      tone="danger"
      onClose={importing.dismiss}
      actions={<ImportButton importing={importing} label={words.another} small />}
    >
      <p>
        <strong>{words.failed(failure.file)}</strong>
      </p>
      {failure.error && <p>{failure.error.message}</p>}
      {shown.length > 0 && (
        <ul className="ss-import-problems">
          {shown.map(problem => (
            <li key={`${problem.path} ${problem.message}`}>
              {problem.path && <code>{problem.path}</code>} {problem.message}
            </li>
          ))}
          {more > 0 && <li>{messages.issues.more(more)}</li>}
        </ul>
      )}
      <p>{failure.error ? failure.error.remedy : words.remedy}</p>
    </Notice>
  )
}
