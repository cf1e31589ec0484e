import { ansvarOfPost } from '../../ansvar/of.ts'
import { partyName } from '../../ansvar/sentence.ts'
import { messages } from '../../messages/messages.ts'
import { findParty } from '../../register/lookup.ts'
import { fieldRule } from '../../rules/field-rule.ts'
import { postsOf } from '../../rules/fields.ts'
import type { Finding, Rule } from '../../rules/rule.ts'

/** An insats that nobody is responsible for. Free words after the units ("alla som möter barn") count as somebody. */
export const insatsUtanAnsvar: Rule = {
  id: 'insats-utan-ansvar',
  severity: 'fel',
  check(context) {
    if (!context.template.insats.ansvarRequired) return []
    const words = messages.problems['insats-utan-ansvar']
    const out: Finding[] = []
    for (const post of postsOf(context, 'insats')) {
      const { lead, partners, tail } = ansvarOfPost(post)
      if (lead.length > 0 || tail.trim() !== '') continue
      out.push({ place: { record: post.id }, message: partners.length > 0 ? words.onlyPartners : words.what })
    }
    return out
  }
}

/** A responsible party or a partner that is not in the register, with the unit that is probably meant, or that exists no more. */
export const okandEnhet: Rule = {
  id: 'okand-enhet',
  severity: 'varning',
  check(context) {
    const words = messages.problems['okand-enhet']
    const out: Finding[] = []
    for (const post of postsOf(context, 'insats')) {
      const { lead, partners } = ansvarOfPost(post)
      for (const id of [...lead, ...partners]) {
        const { name, known, ended } = partyName(id, context.kommun)
        if (ended) out.push({ place: { record: post.id }, message: words.ended(name) })
        if (known) continue
        const meant = findParty(name, context.kommun)
        const message = meant ? words.perhaps(name, meant.canonical) : words.what(name)
        out.push({ place: { record: post.id }, message })
      }
    }
    return out
  }
}

const LABEL = /^[ \t]*ansvar(?:et|ig|iga)?[ \t]*:/imu

/** "Ansvar:" written in the text of an insats, as it comes from a pasted document; it belongs in the line of ansvar. */
export const ansvarITexten: Rule = fieldRule({
  id: 'ansvar-i-texten',
  severity: 'varning',
  where: f => f.post.type === 'insats' && f.field === 'text',
  find({ flat }) {
    const found = LABEL.exec(flat)
    if (!found) return []
    const end = flat.indexOf('\n', found.index)
    const to = end < 0 ? flat.length : end
    return [{ from: found.index, to, message: messages.problems['ansvar-i-texten'].what }]
  }
})
