import { Button, Radio, ValidationMessage } from '@digdir/designsystemet-react'
import { FileImportIcon, XMarkIcon } from '@navikt/aksel-icons'
import { type DragEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { paths } from '../../app/paths.ts'
import { useTemplates } from '../../app/queries.ts'
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
        <FileDrop file={file} onFile={take} />
        {tried && !file && <ValidationMessage role="alert">{words.missingFile}</ValidationMessage>}
        <fieldset>
          <legend>{words.template}</legend>
          <div className="ss-templates">
            {rows.map(row => (
              <Radio
                key={row.name}
                name="mall-for-utkast"
                value={row.name}
                variant="outline"
                label={row.documentType}
                description={row.description}
                checked={chosen === row.name}
                onChange={() => setTemplate(row.name)}
                aria-invalid={(tried && !chosen) || undefined}
              />
            ))}
          </div>
          {tried && !chosen && <ValidationMessage role="alert">{words.missingTemplate}</ValidationMessage>}
        </fieldset>
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

/** A place to drop a file in, with a button that opens the computer's choice. */
function FileDrop({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const [given] = event.dataTransfer.files
    if (given) onFile(given)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside does the same by keyboard.
    <div
      className="ss-drop"
      data-over={over || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Button variant="secondary" onClick={() => input.current?.click()}>
        <FileImportIcon aria-hidden />
        {file ? words.another : words.choose}
      </Button>
      <span aria-live="polite">{file ? words.chosen(file.name, sizeOf(file.size)) : words.drop}</span>
      <input
        ref={input}
        type="file"
        accept=".docx,.docm,.dotx,.odt,.doc,.rtf,.md,.markdown,.txt,.json"
        hidden
        aria-label={words.file}
        onChange={event => {
          const given = event.target.files?.[0]
          event.target.value = '' // The same file can be chosen again when it has been mended.
          if (given) onFile(given)
        }}
      />
    </div>
  )
}

const KIB = 1024
const sizeOf = (bytes: number): string =>
  bytes < KIB * KIB
    ? `${Math.max(1, Math.round(bytes / KIB))} kB`
    : `${(bytes / KIB / KIB).toFixed(1).replace('.', ',')} MB`
