import type { DokumentPost } from '../document/dokument.ts'
import { type Continuation, continuationOf, type Opening, openingOf } from '../language/verbs.ts'
import type { Span } from '../language/words.ts'
import { messages } from '../messages/messages.ts'
import type { Kommun } from '../register/kommun.ts'
import { spellingsOf } from '../register/lookup.ts'
import { standingLeadIn } from '../template/lead-in.ts'
import { fieldText, isBlank } from '../text/stycke.ts'
import { fieldTextOf, perFieldAndRegister } from './field-text.ts'
import { insatsLists } from './lists.ts'
import type { Finding, Rule, RuleContext } from './rule.ts'

/**
 * An insats that does not go on from the lead-in above it ("… ska Ekvikens kommun:", "… genom att:"). Only what is certain is
 * reported: a subject of its own, a finite verb or a noun first, "att" twice or not at all.
 */
export const fortsatterInteUpptakten: Rule = {
  id: 'fortsatter-inte-upptakten',
  severity: 'varning',
  check(context) {
    const out: Finding[] = []
    for (const { parent, insatser } of insatsLists(context)) {
      const leadIn = leadInOf(parent, context)
      const wanted = continuationOf(leadIn)
      if (wanted === null) continue
      const end = `… ${leadIn.split(/\s+/).slice(-4).join(' ')}`
      for (const insats of insatser) {
        const found = breakOf(openingIn(fieldTextOf(insats.fields.text ?? []), context.kommun), wanted, end)
        if (!found) continue
        const { from, to, message, text } = found
        const place = { record: insats.id, field: 'text', from, to }
        const fix = text === undefined ? undefined : { label: messages.fixes.write(text.trim()), ...place, text }
        out.push({ place, message, ...(fix && { fix }) })
      }
    }
    return out
  }
}

/** The lead-in of a fokusområde: its own, else that of the template. */
function leadInOf(parent: DokumentPost, context: RuleContext): string {
  if (parent.type !== 'fokusomrade') return ''
  const own = parent.fields.upptakt ?? []
  return isBlank(own) ? standingLeadIn(context.template, context.kommun).trim() : fieldText(own).trim()
}

/** How the first sentence of a text begins; null when that cannot be told. */
const openingIn = perFieldAndRegister((text, kommun): { sentence: Span; opening: Opening } | null => {
  const [sentence] = text.sentences
  const opening = sentence ? openingOf(sentence.text, subjectsOf(kommun)) : null
  return sentence && opening ? { sentence, opening } : null
})

const subjectsOf = (kommun: Kommun): string[] => [kommun.name, ...spellingsOf(kommun).map(s => s.spelling)]

function breakOf(
  found: { sentence: Span; opening: Opening } | null,
  wanted: Continuation,
  end: string
): { from: number; to: number; message: string; text?: string } | null {
  if (!found) return null
  const { opening } = found
  const { from, to, text } = found.sentence
  const words = messages.problems['fortsatter-inte-upptakten']
  if (opening === 'own-subject') return { from, to, message: words.subject(end) }
  if (wanted === 'att-infinitive-or-noun') {
    if (opening !== 'infinitive') return null
    const first = /^\p{L}+/u.exec(text)?.[0] ?? ''
    const lower = first.charAt(0).toLowerCase() + first.slice(1)
    return { from, to: from + first.length, message: words.missingAtt(end), text: `att ${lower}` }
  }
  if (opening === 'att-infinitive') {
    const [lead = '', verb = ''] = /^att\s+(\p{L}+)/iu.exec(text) ?? []
    const capital = /^\p{Lu}/u.test(text)
    const mended = capital ? verb.charAt(0).toUpperCase() + verb.slice(1) : verb
    return { from, to: from + lead.length, message: words.doubleAtt(end), text: mended }
  }
  return opening === 'finite' || opening === 'noun' ? { from, to, message: words.what(end) } : null
}
