import { Radio, ValidationMessage } from '@digdir/designsystemet-react'
import type { TemplateRow } from '../../schemas/api/contract.ts'

interface TemplateFieldProps {
  legend: string
  /** The name of the field in its form: two forms may stand on one page. */
  name: string
  templates: readonly TemplateRow[]
  chosen: string | null
  onChoose: (template: string) => void
  /** What is said while nothing is chosen and the form has been sent. */
  problem: string | null
}

/** The choice of a template, with what each is for. */
export function TemplateField({ legend, name, templates, chosen, onChoose, problem }: TemplateFieldProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="ss-templates">
        {templates.map(row => (
          <Radio
            key={row.name}
            name={name}
            value={row.name}
            variant="outline"
            label={row.documentType}
            description={row.description}
            checked={chosen === row.name}
            onChange={() => onChoose(row.name)}
            aria-invalid={problem !== null || undefined}
          />
        ))}
      </div>
      {problem !== null && <ValidationMessage role="alert">{problem}</ValidationMessage>}
    </fieldset>
  )
}
