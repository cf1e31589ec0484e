import { Field, Label, Select } from '@digdir/designsystemet-react'
import { messages } from '../../../schemas/messages/messages.ts'
import { useTemplates } from '../../app/queries.ts'

interface TemplateChoiceProps {
  chosen: string
  onChoose: (template: string) => void
}

/** In which template a draft is read. */
export function TemplateChoice({ chosen, onChoose }: TemplateChoiceProps) {
  const rows = useTemplates().data?.templates ?? []
  return (
    <Field className="ss-draft__template">
      <Label>{messages.importing.page.template}</Label>
      <Select value={chosen} onChange={event => onChoose(event.target.value)}>
        {rows.length === 0 && <Select.Option value={chosen}>{chosen}</Select.Option>}
        {rows.map(row => (
          <Select.Option key={row.name} value={row.name}>
            {row.documentType}
          </Select.Option>
        ))}
      </Select>
    </Field>
  )
}
