import { recordsOf } from '../../schemas/document/dokument.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import type { Shown } from './reading.ts'

/** How the records of a version are called where something is said about them: "Insats 2.2", "Fokusområde 2 Tidig upptäckt", "Definitioner". */
export function namesOf({ dokument, template, printed }: Shown): (record: string) => string {
  const names = new Map<string, string>()
  for (const { post, above } of recordsOf(dokument)) {
    const number = printed.get(post.id) ?? ''
    const title = fieldText(post.fields.titel ?? post.fields.term ?? post.fields.rubrik ?? []).trim()
    const section = template.sections.find(s => s.key === post.data.key)
    const kind =
      post.type === 'insats'
        ? template.insats.label
        : post.type === 'fokusomrade'
          ? template.fokusomrade.label
          : post.type === 'section'
            ? ((title || section?.heading) ?? '')
            : messages.types[post.type]
    const words = [kind, number, post.type === 'section' ? '' : title].filter(word => word !== '').join(' ')
    const parent = above.at(-1)
    const within = ['prose', 'tablerow', 'tablecolumn', 'picture'].includes(post.type) && parent
    names.set(post.id, within ? (names.get(parent.id) ?? words) : words || messages.types[post.type])
  }
  return record => names.get(record) ?? record
}
