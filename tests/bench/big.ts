import { createDokument, emptyPost } from '../../schemas/document/create.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { Stycke } from '../../schemas/text/stycke.ts'
import { Rng } from '../random/rng.ts'

const WORDS =
  'kommunen arbetet insatser stöd invånare trygghet samverkan ansvar uppföljning verksamhet barn unga skola vård äldre miljö hållbar tillgänglig delaktighet plan mål period utveckla stärka öka minska förebygga erbjuda genomföra samordna följa beskriva och som för med till av i på det en ett den alla varje mer bättre tidigt gemensamt lokalt'.split(
    ' '
  )

/** A programme of about 60 pages: 12 fokusområden with 25 insatser each, some 20,000 words. The same seed gives the same text. */
export function bigDokument(template: Template, kommun: Kommun, omraden = 12, insatser = 25): Dokument {
  const rng = new Rng(60)
  const sentence = (words: number): string => {
    const text = Array.from({ length: words }, () => rng.pick(WORDS)).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const paragraph = (sentences: number, words: number): Stycke => ({
    runs: [{ text: Array.from({ length: sentences }, () => sentence(words)).join(' ') }]
  })
  const dokument = createDokument(template, 'Program för sextio sidor')
  for (const section of dokument.sections) {
    const prose = section.children.find(c => c.type === 'prose')
    // One long text of about 2,900 characters, as real introductions have.
    if (prose)
      prose.fields.text = [
        paragraph(6, 14),
        paragraph(6, 14),
        { form: 'li', runs: [{ text: sentence(12) }] },
        { form: 'li', runs: [{ text: sentence(12) }] },
        paragraph(7, 14)
      ]
  }
  const holder = dokument.sections.find(
    s => template.sections.find(t => t.key === s.data.key)?.content === 'fokusomraden'
  )
  for (let i = 0; i < omraden; i++) {
    const omrade = emptyPost(`Omrade${i}`, 'fokusomrade')
    omrade.fields = {
      titel: [{ runs: [{ text: sentence(3).slice(0, -1) }] }],
      inledning: [paragraph(5, 14), paragraph(5, 14)]
    }
    for (let j = 0; j < insatser; j++) {
      const insats = emptyPost(`Insats${i}x${j}`, 'insats')
      insats.fields = { text: [paragraph(3, 16)] }
      insats.sets = {
        lead: [kommun.enheter[(i + j) % kommun.enheter.length]!.id],
        partner: [kommun.enheter[(i * 3 + j + 5) % kommun.enheter.length]!.id]
      }
      omrade.children.push(insats)
    }
    holder?.children.push(omrade)
  }
  return dokument
}

/** Number of words in a document. */
export function countWords(dokument: Dokument): number {
  const count = (posts: readonly Dokument['metadata'][]): number =>
    posts.reduce(
      (sum, p) =>
        sum +
        Object.values(p.fields).reduce(
          (n, s) =>
            n +
            s.reduce((m, x) => m + x.runs.reduce((k, r) => k + ('text' in r ? r.text.split(/\s+/).length : 0), 0), 0),
          0
        ) +
        count(p.children),
      0
    )
  return count(dokument.sections)
}
