import { Button, Textfield } from '@digdir/designsystemet-react'
import { XMarkIcon } from '@navikt/aksel-icons'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { paths } from '../../app/paths.ts'
import { useCreateDocument, useTemplates } from '../../app/queries.ts'
import { TemplateField } from '../../app/TemplateField.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'

/** Makes a document in place: a template, a title, and then into the editor. Escape closes. */
export function NewDocumentPanel({ onClose }: { onClose: () => void }) {
  const words = messages.start.newDocument
  const templates = useTemplates()
  const create = useCreateDocument()
  const [, navigate] = useLocation()
  const [template, setTemplate] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleField = useRef<HTMLInputElement>(null)
  const rows = templates.data?.templates ?? []
  const chosen = template ?? (rows.length === 1 ? (rows[0]?.name ?? null) : null)

  useEffect(() => heading.current?.focus(), [])
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !create.isPending) onClose()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const name = title.trim()
    if (!name) titleField.current?.focus()
    if (!name || !chosen) return
    create.mutate({ template: chosen, title: name }, { onSuccess: ({ id }) => navigate(paths.document(id)) })
  }
  const error = create.error ?? templates.error
  return (
    <section className="ss-sheet-surface ss-new" aria-labelledby="nytt-dokument" onKeyDown={closeOnEscape}>
      <div className="ss-new__head">
        <h2 id="nytt-dokument" ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <IconButton label={messages.app.close} icon={<XMarkIcon aria-hidden />} onClick={onClose} />
      </div>
      {templates.isPending && <Waiting />}
      {templates.data && rows.length === 0 && <p>{words.noTemplates}</p>}
      {error && <ErrorNotice error={toApiError(error)} />}
      {rows.length > 0 && (
        <form onSubmit={submit} noValidate>
          <TemplateField
            legend={words.template}
            name="mall"
            templates={rows}
            chosen={chosen}
            onChoose={setTemplate}
            problem={tried && !chosen ? words.missingTemplate : null}
          />
          <Textfield
            ref={titleField}
            className="ss-new__title"
            label={words.name}
            description={words.nameHint}
            value={title}
            onChange={event => setTitle(event.target.value)}
            error={tried && !title.trim() ? words.missingName : undefined}
            maxLength={300}
            required
          />
          <div className="ss-new__acts">
            <Button type="submit" loading={create.isPending}>
              {create.isPending ? words.working : words.submit}
            </Button>
            <Button variant="tertiary" onClick={onClose}>
              {messages.app.cancel}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
