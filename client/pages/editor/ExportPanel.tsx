import { Button, Checkbox, Fieldset, Radio } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import type { DocumentState } from '../../../schemas/api/contract.ts'
import type { ExportChoice } from '../../../schemas/api/export.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import {
  VARIANT_RULES,
  VARIANTS,
  type Variant,
  variantOfState,
  withComments
} from '../../../schemas/variants/variants.ts'
import './export-panel.css'

const words = messages.export.dialog

interface ExportPanelProps {
  /** The document's state, from which the first choice follows. */
  state: DocumentState
  /** What the template calls insatser, in a sentence. */
  insatser: string
  onExport: (choice: ExportChoice) => void
}

/** What a Word file is made for, and what it holds; or the whole document as JSON. */
export function ExportPanel({ state, insatser, onExport }: ExportPanelProps) {
  const name = useId()
  const [variant, setVariant] = useState<Variant>(variantOfState(state))
  const [comments, setComments] = useState<boolean | undefined>(undefined)
  const [appendix, setAppendix] = useState(false)
  const [abbreviations, setAbbreviations] = useState(false)
  const never = VARIANT_RULES[variant].comments === 'never'
  const withThem = withComments(variant, comments)
  return (
    <>
      <h2>{words.title}</h2>
      <Fieldset data-size="sm">
        <Fieldset.Legend>{words.purpose}</Fieldset.Legend>
        {VARIANTS.map(each => (
          <Radio
            key={each}
            name={name}
            value={each}
            label={messages.export.variants[each]}
            description={words.about[each]}
            checked={variant === each}
            onChange={() => setVariant(each)}
          />
        ))}
      </Fieldset>
      <Fieldset data-size="sm">
        <Fieldset.Legend>{words.content}</Fieldset.Legend>
        <Checkbox
          label={words.comments}
          description={never ? words.commentsNever : undefined}
          checked={withThem}
          disabled={never}
          onChange={event => setComments(event.target.checked)}
        />
        <Checkbox
          label={words.appendix(insatser)}
          checked={appendix}
          onChange={event => setAppendix(event.target.checked)}
        />
        <Checkbox
          label={words.abbreviations}
          checked={abbreviations}
          onChange={event => setAbbreviations(event.target.checked)}
        />
      </Fieldset>
      <div className="ss-export__actions">
        <Button onClick={() => onExport({ format: 'docx', variant, comments: withThem, appendix, abbreviations })}>
          {words.word}
        </Button>
        <Button variant="tertiary" onClick={() => onExport({ format: 'json' })}>
          {messages.editor.exportJson}
        </Button>
      </div>
    </>
  )
}
