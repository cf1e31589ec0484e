import { Paragraph, type ParagraphChild } from 'docx'
import { effectiveKind } from '../../schemas/ansvar/ansvar.ts'
import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { partyName } from '../../schemas/ansvar/sentence.ts'
import { type DokumentPost, recordsOf } from '../../schemas/document/dokument.ts'
import { abbreviationList } from '../../schemas/language/abbreviation-list.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import { withCapital } from '../../schemas/register/running-name.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { ANNEX_BOOKMARK } from '../../schemas/word/bookmarks.ts'
import type { Block, WordContext } from '../../schemas/word/context.ts'
import { STYLE } from '../../schemas/word/look.ts'
import { wordsOf } from '../../schemas/word/runs.ts'
import { shares, tableOf } from '../../schemas/word/tables.ts'
import type { WordOptions } from './input.ts'

/** What an export adds after the text, made from it: insatser by who is responsible, and the abbreviations. */
export function annexesOf(context: WordContext, width: number, options: WordOptions): Block[] {
  const writer = new AnnexWriter(context, width)
  return [...(options.appendix ? writer.insatser() : []), ...(options.abbreviations ? writer.abbreviations() : [])]
}

/** Every paragraph has a bookmark, by which the reader of a returned copy knows that it is none of the document's own. */
class AnnexWriter {
  readonly #context: WordContext
  readonly #width: number
  #count = 0

  constructor(context: WordContext, width: number) {
    this.#context = context
    this.#width = width
  }

  insatser(): Block[] {
    const { template, kommun } = this.#context
    const words = messages.export.appendix
    const groups = insatserByParty(this.#context)
    if (groups.length === 0) return []
    const head = [messages.word.number, template.insats.label, words.part]
    return [
      this.#heading(1, words.heading(template.insats.plural), true),
      this.#text(words.lead(template.insats.plural.toLocaleLowerCase('sv'))),
      ...groups.flatMap(({ name, rows }) => [
        this.#heading(2, name, false),
        this.#table(
          head,
          rows.map(({ post, parties }) => [
            this.#context.labels.get(post.id) ?? '',
            fieldText(post.fields.text ?? []),
            partOf(parties, kommun)
          ]),
          [1, 5.4, 4.6]
        )
      ])
    ]
  }

  abbreviations(): Block[] {
    const { dokument, template, kommun, labels } = this.#context
    const words = messages.export.abbreviations
    const list = abbreviationList({ dokument, template, kommun, numbers: labels })
    if (list.length === 0) return []
    return [
      this.#heading(1, words.heading, true),
      this.#table(
        [words.short, words.long],
        list.map(({ short, long }) => [short, long ?? words.unknown]),
        [1, 4]
      )
    ]
  }

  #marked(text: string): ParagraphChild[] {
    const { start, end } = this.#context.bookmarks.named(`${ANNEX_BOOKMARK}${++this.#count}`)
    return [start, ...wordsOf(text), end]
  }

  #heading(level: number, text: string, onNewPage: boolean): Paragraph {
    return this.#context.headings.paragraph({ kind: 'plain', level, children: this.#marked(text), onNewPage })
  }

  #text(text: string): Paragraph {
    return new Paragraph({ children: this.#marked(text) })
  }

  #table(head: readonly string[], rows: readonly (readonly string[])[], weights: readonly number[]): Block {
    const cells = (style: string) => (text: string) => [new Paragraph({ style, children: this.#marked(text) })]
    return tableOf({
      rows: [head.map(cells(STYLE.tableHead)), ...rows.map(row => row.map(cells(STYLE.tableText)))],
      header: true,
      widths: shares(this.#width, weights)
    })
  }
}

interface Parties {
  /** The party whose table it is. */
  id: string
  role: 'lead' | 'partner' | 'none'
  kind: ReturnType<typeof effectiveKind>
  lead: readonly string[]
  partners: readonly string[]
}

interface Group {
  name: string
  rows: { post: DokumentPost; parties: Parties }[]
}

/**
 * All insatser by the parties of their ansvar, responsible or partner: units in the order of the register, then phrases for many, then parties
 * that are not in the register by name, then those that nobody is responsible for. Insatser in the order of the document.
 */
function insatserByParty({ dokument, kommun }: WordContext): Group[] {
  const rows = new Map<string, Group['rows']>()
  const add = (parties: Parties, post: DokumentPost): void =>
    void rows.set(parties.id, [...(rows.get(parties.id) ?? []), { post, parties }])
  for (const { post } of recordsOf(dokument)) {
    if (post.type !== 'insats') continue
    const ansvar = ansvarOfPost(post)
    const { lead, partners } = ansvar
    const common = { kind: effectiveKind(ansvar), lead, partners }
    for (const id of new Set(lead)) add({ id, role: 'lead', ...common }, post)
    for (const id of new Set(partners)) if (!lead.includes(id)) add({ id, role: 'partner', ...common }, post)
    if (lead.length + partners.length === 0) add({ id: '', role: 'none', ...common }, post)
  }
  const known = [...kommun.enheter, ...kommun.kollektiv].map(party => party.id)
  const rank = (id: string): number =>
    id === '' ? known.length + 1 : known.includes(id) ? known.indexOf(id) : known.length
  return [...rows]
    .map(([id, list]) => ({
      id,
      name: id === '' ? messages.export.appendix.nobody : withCapital(partyName(id, kommun).name),
      rows: list
    }))
    .sort((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name, 'sv') || (a.id < b.id ? -1 : 1))
}

/** What the party of the table has to do with the insats: "Ansvarar, i samverkan med polisen". */
function partOf({ id, role, kind, lead, partners }: Parties, kommun: Kommun): string {
  const words = messages.export.appendix.parts
  const names = (ids: readonly string[]): string =>
    listed(ids.filter(other => other !== id).map(other => partyName(other, kommun).name))
  if (role === 'none') return ''
  if (role === 'partner') return words.partner(listed(lead.map(other => partyName(other, kommun).name)))
  if (kind === 'gemensamt') return words.together(names(lead))
  const shared = lead.length > 1 ? words.shared(names(lead)) : words.alone
  return partners.length > 0 ? words.with(shared, names(partners)) : shared
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} och ${last}` : last
}
