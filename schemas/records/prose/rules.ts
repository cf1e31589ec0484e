import { messages } from '../../messages/messages.ts'
import { fieldRule, type TextFinding } from '../../rules/field-rule.ts'
import { flatText } from '../../text/stycke.ts'

const LEVELS: Partial<Record<string, number>> = { h2: 2, h3: 3, h4: 4 }

/** A heading that skips a level, or is empty: the outline of the document breaks there (WCAG 2.1, 1.3.1). */
export const rubrikniva = fieldRule({
  id: 'rubrikniva',
  severity: 'varning',
  find({ stycken }) {
    const words = messages.problems.rubrikniva
    const out: TextFinding[] = []
    let at = 0
    let above: number | null = null
    for (const s of stycken) {
      const text = flatText([s])
      const level = s.form ? LEVELS[s.form] : undefined
      if (level !== undefined) {
        const place = { from: at, to: at + text.length }
        if (text.trim() === '') out.push({ ...place, message: words.empty })
        else if (above !== null && level > above + 1) out.push({ ...place, message: words.what })
        above = level
      }
      at += text.length + 1
    }
    return out
  }
})
