import { type FieldText, perField } from './field-text.ts'
import { type TextField, textFieldsOf } from './fields.ts'
import type { RuleId } from './ids.ts'
import type { Finding, Rule } from './rule.ts'

/** What a rule found in one text: a stretch of its flat text, what to say, and the words that would mend it. */
export interface TextFinding {
  from: number
  to: number
  message: string
  /** Words instead of the stretch; the label says what a click does. */
  fix?: { label: string; text: string }
}

/** The finding with its place. */
export function placed(f: TextField, found: TextFinding): Finding {
  const record = f.post.id
  const { field } = f
  const { from, to, message, fix } = found
  return { place: { record, field, from, to }, message, ...(fix && { fix: { ...fix, record, field, from, to } }) }
}

/** A rule that looks at each text by itself. What it found is remembered as long as the field does not change. */
export function fieldRule(spec: {
  id: RuleId
  severity: Rule['severity']
  /** Which fields it looks at; all of them when left out. */
  where?: (f: TextField) => boolean
  find: (text: FieldText) => TextFinding[]
}): Rule {
  const find = perField(spec.find)
  return {
    id: spec.id,
    severity: spec.severity,
    check: context =>
      textFieldsOf(context).flatMap(f => (spec.where?.(f) === false ? [] : find(f.text).map(found => placed(f, found))))
  }
}
