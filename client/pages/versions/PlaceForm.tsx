import { Button, Field, Label, Select, Textarea } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState } from 'react'
import type { OutlineRow } from '../../../schemas/api/copies.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { CopyItem, Placement } from '../../../schemas/returned/copy.ts'

const words = messages.versions.copy.placing

interface PlaceFormProps {
  item: CopyItem
  outline: readonly OutlineRow[]
  busy: boolean
  onClose: () => void
  /** Null: as it was found. */
  onSave: (placement: Placement | null) => Promise<void>
}

/** A person says where something belongs: the whole document, a record of the version, or words in its text. */
export function PlaceForm({ item, outline, busy, onClose, onSave }: PlaceFormProps) {
  const before = item.placement ?? item.places[0] ?? null
  const [record, setRecord] = useState(before && 'record' in before ? before.record : '')
  const [field, setField] = useState(before && 'field' in before ? before.field : '')
  const [range, setRange] = useState<{ from: number; to: number } | null>(null)
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const chosen = outline.find(row => row.record === record)
  const text = chosen?.fields.find(f => f.field === field) ?? chosen?.fields[0]
  const placement = (): Placement => {
    if (!chosen) return { kind: 'document' }
    if (!text || !range) return { kind: 'record', record }
    return { kind: 'text', record, field: text.field, ...range }
  }
  return (
    <form
      className="ss-place"
      aria-label={words.title}
      onSubmit={event => {
        event.preventDefault()
        void onSave(placement())
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Field>
        <Label>{words.record}</Label>
        <Select
          ref={first}
          value={record}
          onChange={event => {
            setRecord(event.target.value)
            setField('')
            setRange(null)
          }}
        >
          <Select.Option value="">{words.whole}</Select.Option>
          {outline.map(row => (
            <Select.Option key={row.record} value={row.record}>
              {'\u2003'.repeat(Math.min(row.level, 3))}
              {[row.name, row.words].filter(Boolean).join(' – ')}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {chosen && chosen.fields.length > 1 && (
        <Field>
          <Label>{words.field}</Label>
          <Select
            value={text?.field ?? ''}
            onChange={event => {
              setField(event.target.value)
              setRange(null)
            }}
          >
            {chosen.fields.map(f => (
              <Select.Option key={f.field} value={f.field}>
                {(messages.fields as Readonly<Record<string, string>>)[f.field] ?? f.text.slice(0, 40)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      {text && (
        <Field>
          <Label>{words.text}</Label>
          <Field.Description>{words.fieldHint}</Field.Description>
          <Textarea
            // Not `readOnly`: there browsers let nobody select by keyboard. What is typed changes nothing.
            aria-readonly
            onChange={() => {}}
            rows={Math.min(8, 1 + Math.ceil(text.text.length / 80))}
            value={text.text}
            onSelect={event => {
              const { selectionStart: from, selectionEnd: to } = event.currentTarget
              setRange(from === to ? null : { from, to })
            }}
          />
        </Field>
      )}
      {text && range && <p className="ss-place__chosen">{words.chosen(text.text.slice(range.from, range.to))}</p>}
      <div className="ss-acts">
        <Button type="submit" data-density="small" disabled={busy}>
          {words.save}
        </Button>
        {item.placement !== null && (
          <Button
            type="button"
            data-density="small"
            variant="secondary"
            disabled={busy}
            onClick={() => void onSave(null)}
          >
            {words.reset}
          </Button>
        )}
        <Button type="button" data-density="small" variant="tertiary" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
