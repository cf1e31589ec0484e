import { Button, ValidationMessage } from '@digdir/designsystemet-react'
import { FileImportIcon, XMarkIcon } from '@navikt/aksel-icons'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { paths } from '../../app/paths.ts'
import { useTemplates } from '../../app/queries.ts'
import { TemplateField } from '../../app/TemplateField.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { useUploadDraft } from './api.ts'
import { BegunDrafts } from './BegunDrafts.tsx'
import './draft.css'

const words = messages.importing.panel

interface ImportPanelProps {
  onClose: () => void
  /** A file that is a whole document from here, as JSON. */
  onDocument: (file: File) => void
}

const isJson = (file: File): boolean => /\.json$/iu.test(file.name)

/** Reads in a file: drop or choose it, choose a template, and then look at what became of it. Escape closes. */
export function ImportPanel({ onClose, onDocument }: ImportPanelProps) {
  const rows = useTemplates().data?.templates ?? []
  const upload = useUploadDraft()
  const [, navigate] = useLocation()
  const [file, setFile] = useState<File | null>(null)
  const [template, setTemplate] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const chosen = template ?? (rows.length === 1 ? (rows[0]?.name ?? null) : null)
  useEffect(() => heading.current?.focus(), [])

  const take = (given: File): void => {
    upload.reset()
    if (isJson(given)) onDocument(given)
    else setFile(given)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!file || !chosen) return
    upload.mutate({ file, template: chosen }, { onSuccess: ({ id }) => navigate(paths.draft(id)) })
  }
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !upload.isPending) onClose()
  }
  return (
    <section className="ss-sheet-surface ss-new" aria-labelledby="las-in" onKeyDown={closeOnEscape}>
      <div className="ss-new__head">
        <h2 id="las-in" ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <IconButton label={messages.app.close} icon={<XMarkIcon aria-hidden />} onClick={onClose} />
      </div>
      <form onSubmit={submit} noValidate>
        <p className="ss-muted">{words.text}</p>
        <FileDrop
          label={words.file}
          choose={file ? words.another : words.choose}
          text={file ? words.chosen(file.name, sizeOf(file.size)) : words.drop}
          accept=".docx,.docm,.dotx,.odt,.doc,.rtf,.md,.markdown,.txt,.json"
          icon={<FileImportIcon aria-hidden />}
          onFiles={([given]) => given && take(given)}
        />
        {tried && !file && <ValidationMessage role="alert">{words.missingFile}</ValidationMessage>}
        <TemplateField
          legend={words.template}
          name="mall-for-utkast"
          templates={rows}
          chosen={chosen}
          onChoose={setTemplate}
          problem={tried && !chosen ? words.missingTemplate : null}
        />
        {upload.error && <ErrorNotice error={toApiError(upload.error)} />}
        {upload.isPending && <p role="status">{words.readingText}</p>}
        <div className="ss-new__acts">
          <Button type="submit" loading={upload.isPending}>
            {upload.isPending ? words.reading : words.read}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {messages.app.cancel}
          </Button>
        </div>
      </form>
      <BegunDrafts />
    </section>
  )
}

const KIB = 1024
const sizeOf = (bytes: number): string =>
  bytes < KIB * KIB
    ? `${Math.max(1, Math.round(bytes / KIB))} kB`
    : `${(bytes / KIB / KIB).toFixed(1).replace('.', ',')} MB`
