import type { Receipt } from '../../schemas/api/svar.ts'
import { replacementText } from '../../schemas/comments/proposal.ts'
import { createDokument, sectionsOf } from '../../schemas/document/create.ts'
import type { DokumentPost } from '../../schemas/document/dokument.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import { type Question, questionText } from '../../schemas/remiss/question.ts'
import { type Template, template as templateSchema } from '../../schemas/template/template.ts'
import type { Stycke } from '../../schemas/text/stycke.ts'
import type { WordInput } from '../word/input.ts'

/** What the receipt tells of the remiss. */
export interface ReceiptOf {
  receipt: Receipt
  title: string
  diarienummer: string
  questions: readonly Question[]
  kommun: Kommun
  /** How a record of the version is called: "Insats 2.2". */
  nameOf: (record: string) => string
}

const SECTIONS = ['svar', 'fragor', 'yttrande', 'synpunkter', 'reservationer', 'filer'] as const
type SectionKey = (typeof SECTIONS)[number]

const p = (text: string, form?: Stycke['form']): Stycke => ({ ...(form ? { form } : {}), runs: [{ text }] })
const bold = (text: string): Stycke => ({ runs: [{ text, bold: true }] })
const lines = (text: string): Stycke[] => text.split('\n').map(line => p(line))

/** The answer with its receipt as a Word file: exactly what was submitted, by headings, with number, time and hash. */
export function receiptWord(given: ReceiptOf): WordInput {
  const texts = messages.svar.receiptFile
  const { receipt, title } = given
  const { content } = receipt
  const written = sectionsWith(given)
  const template = templateOf(written)
  const dokument = createDokument(template, texts.title(content.body.name, title))
  const facts: Record<string, string> = {
    remiss: [title, given.diarienummer].filter(text => text !== '').join(', '),
    svarar: content.body.name,
    nummer: receiptNumber(receipt),
    inlamnat: messages.svar.when(receipt.at),
    inlamnatav: [content.submittedBy.name, content.submittedBy.email].filter(text => text !== '').join(', '),
    kontroll: receipt.hash
  }
  for (const [key, value] of Object.entries(facts)) dokument.metadata.fields[key] = [{ runs: [{ text: value }] }]
  for (const section of dokument.sections) {
    const stycken = written.get(section.data.key as SectionKey)
    const prose: DokumentPost | undefined = section.children[0]
    if (stycken && prose) prose.fields.text = stycken
  }
  return {
    dokument,
    template,
    kommun: given.kommun,
    options: {
      state: 'antagen',
      status: texts.status,
      contents: false,
      date: dayOf(Date.parse(receipt.at)),
      map: false,
      pageNumbers: false
    }
  }
}

const receiptNumber = ({ number, supplementTo, late }: Receipt): string =>
  [
    String(number),
    supplementTo === null ? '' : messages.svar.supplementTo(supplementTo),
    late ? messages.svar.late : ''
  ]
    .filter(text => text !== '')
    .join(', ')

function sectionsWith({ receipt, questions, nameOf }: ReceiptOf): Map<SectionKey, Stycke[]> {
  const texts = messages.svar.receiptFile
  const { parts, files, abstains } = receipt.content
  const out = new Map<SectionKey, Stycke[]>()
  const put = (key: SectionKey, stycken: readonly Stycke[]): void => {
    if (stycken.length > 0) out.set(key, [...(out.get(key) ?? []), ...stycken])
  }
  if (abstains) put('svar', [p(messages.svar.abstained)])
  for (const { part } of parts) {
    if (part.kind === 'stallningstagande')
      put('svar', [...(part.position === null ? [] : [bold(part.position)]), ...(part.words ? lines(part.words) : [])])
    else if (part.kind === 'beslut') put('svar', [p(messages.svar.decided(part.date, part.paragraph, part.by))])
    else if (part.kind === 'fragesvar') {
      const asked = questions.find(each => each.id === part.question)
      const answer = [...(part.choice === null ? [] : [p(part.choice)]), ...(part.text ? lines(part.text) : [])]
      put('fragor', [bold(asked ? questionText(asked, 'sv') : part.question), ...answer])
    } else if (part.kind === 'yttrande') put('yttrande', part.stycken)
    else if (part.kind === 'reservation')
      put('reservationer', [bold(texts.reservation(part.form, part.by)), ...(part.text ? lines(part.text) : [])])
    else if (part.kind === 'kommentar') put('synpunkter', [...about(part.place, nameOf), ...lines(part.text)])
    else
      put('synpunkter', [
        ...about(part.place, nameOf),
        p(texts.instead(replacementText(part.replacement))),
        ...(part.motivation ? lines(part.motivation) : [])
      ])
  }
  put(
    'filer',
    files.map(file => p(`${file.name} (SHA-256 ${file.sha256})`, 'li'))
  )
  return out
}

function about(place: Place, nameOf: (record: string) => string): Stycke[] {
  if (place.kind === 'document') return [bold(messages.svar.whole)]
  const name = bold(nameOf(place.record))
  return place.kind === 'text' && place.quote !== '' ? [name, p(`”${place.quote}”`)] : [name]
}

const FACTS = ['remiss', 'svarar', 'nummer', 'inlamnat', 'inlamnatav', 'kontroll'] as const

/** Headings and facts of the receipt, as a template of its own; a heading stands only where something stands under it. */
function templateOf(written: ReadonlyMap<SectionKey, unknown>): Template {
  const texts = messages.svar.receiptFile
  const made = templateSchema.parse({
    name: 'kvitto',
    documentType: texts.type,
    metadata: [
      { key: 'titel', label: texts.facts.titel, kind: 'text', required: true },
      ...FACTS.map(key => ({ key, label: texts.facts[key], kind: 'text' }))
    ],
    sections: SECTIONS.filter(key => written.has(key)).map(key => ({
      key,
      heading: texts.sections[key],
      content: 'prose',
      headings: true
    }))
  })
  return { ...made, sections: [...sectionsOf(made)] }
}
