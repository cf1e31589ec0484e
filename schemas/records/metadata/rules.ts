import { messages } from '../../messages/messages.ts'
import type { Kommun } from '../../register/kommun.ts'
import { isDay } from '../../remiss/day.ts'
import type { Finding, Rule, RuleContext } from '../../rules/rule.ts'
import { checklistKey, isWritten, type MetadataItem } from '../../template/template.ts'
import { fieldText } from '../../text/stycke.ts'

/** The value of a metadata item as text; empty when nobody has filled it in. */
function writtenValue(item: MetadataItem, { dokument: { metadata } }: RuleContext): string {
  if (isWritten(item.kind)) return fieldText(metadata.fields[item.key] ?? []).trim()
  const value = metadata.data[item.key]
  return typeof value === 'string' ? value.trim() : ''
}

const placeOf = (item: MetadataItem, { dokument: { metadata } }: RuleContext): Finding['place'] => ({
  record: metadata.id,
  field: item.key
})

/** A required item of the metadata box that is empty. */
export const tomUppgift: Rule = {
  id: 'tom-uppgift',
  severity: 'fel',
  check: context =>
    context.template.metadata
      .filter(item => item.required && writtenValue(item, context) === '')
      .map(item => ({
        place: placeOf(item, context),
        message: messages.problems['tom-uppgift'].what(item.label)
      }))
}

/** An item whose value is not of the form that the template or the municipality asks for. */
export const uppgiftFelForm: Rule = {
  id: 'uppgift-fel-form',
  severity: 'varning',
  check(context) {
    const out: Finding[] = []
    for (const item of context.template.metadata) {
      const value = writtenValue(item, context)
      const message = value === '' ? null : wrongForm(item, value, context.kommun)
      if (message !== null) out.push({ place: placeOf(item, context), message })
    }
    return out
  }
}

function wrongForm(item: MetadataItem, value: string, kommun: Kommun): string | null {
  const words = messages.problems['uppgift-fel-form']
  if (item.kind === 'date') return isDay(value) ? null : words.date(item.label)
  if (item.kind === 'choice') return item.options?.includes(value) ? null : words.choice(item.label, value)
  if (item.kind === 'unit') {
    return kommun.enheter.some(u => u.id === value) ? null : words.unit(item.label, value)
  }
  if (item.pattern !== undefined) return matches(item.pattern, value) ? null : words.what(item.label, '')
  if (item.kind !== 'diarienummer' || kommun.diarienummer.length === 0) return null
  if (kommun.diarienummer.some(d => matches(d.pattern, value))) return null
  return words.what(item.label, kommun.diarienummer[0]?.example ?? '')
}

const matches = (pattern: string, value: string): boolean => new RegExp(`^(?:${pattern})$`).test(value)

/** A check of the template (barnrätt, jämställdhet, ekonomi) that nobody has answered. */
export const kontrollUtanSvar: Rule = {
  id: 'kontroll-utan-svar',
  severity: 'varning',
  check: ({ dokument: { metadata }, template }) =>
    template.checklist
      .filter(check => !ANSWERS.includes(metadata.data[checklistKey(check.key)]))
      .map(check => ({
        place: { record: metadata.id, field: checklistKey(check.key) },
        message: messages.problems['kontroll-utan-svar'].what(check.label, check.question)
      }))
}

const ANSWERS: readonly unknown[] = ['ja', 'nej', 'ej-aktuellt']
