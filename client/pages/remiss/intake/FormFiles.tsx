import { Checkbox, Field, Fieldset, Label, Select } from '@digdir/designsystemet-react'
import type { IntakeRow } from '../../../../schemas/api/intake.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { FileKind } from '../../../../schemas/remiss/answer.ts'

const words = messages.intake.page.form

/** What each chosen file is, by its id. */
export type Kinds = Readonly<Partial<Record<string, FileKind>>>

/** What a file is, where nobody has said anything else. */
export const kindOf = ({ found, state }: IntakeRow): FileKind =>
  found === 'copy' ? 'word-svar' : state === 'fel' ? 'bilaga' : 'yttrande'

interface FormFilesProps {
  files: readonly IntakeRow[]
  kinds: Kinds
  onChange: (kinds: Kinds) => void
}

/** Which of the files that wait are part of the answer, and as what. */
export function FormFiles({ files, kinds, onChange }: FormFilesProps) {
  if (files.length === 0) return null
  return (
    <Fieldset className="ss-intake__files">
      <Fieldset.Legend>{words.files}</Fieldset.Legend>
      {files.map(file => {
        const kind = kinds[file.id]
        return (
          <div key={file.id} className="ss-intake__file-choice">
            <Checkbox
              label={file.name}
              checked={kind !== undefined}
              onChange={event => onChange({ ...kinds, [file.id]: event.target.checked ? kindOf(file) : undefined })}
            />
            {kind && (
              <Field>
                <Label className="ss-vh">{words.kind(file.name)}</Label>
                <Select
                  value={kind}
                  onChange={event => onChange({ ...kinds, [file.id]: event.target.value as FileKind })}
                >
                  {(file.found === 'copy' ? (['word-svar', 'bilaga'] as const) : (['yttrande', 'bilaga'] as const)).map(
                    each => (
                      <Select.Option key={each} value={each}>
                        {words.kinds[each]}
                      </Select.Option>
                    )
                  )}
                </Select>
              </Field>
            )}
          </div>
        )
      })}
    </Fieldset>
  )
}
