import { cpSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Dokument, type DokumentPost, recordsOf } from '../../schemas/document/dokument.ts'
import { firstProseId } from '../../schemas/document/ids.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import type { Enhet, Kommun } from '../../schemas/register/kommun.ts'
import { checklistKey } from '../../schemas/template/template.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { templatesOfRepository } from '../helpers/api.ts'
import { readyProgram } from '../helpers/remiss.ts'
import { hasKalmar, kalmarDokument, kalmarKommun } from '../kalmar/kalmar.ts'

/** An insats of the text, as everybody names it. */
export interface Insats {
  record: string
  /** As it is printed: "2.3". */
  number: string
  text: string
  /** The units of the register that it names. */
  units: readonly string[]
}

/** A body that is asked, and what it says: about two insatser, in words that nobody else uses. */
export interface Instans {
  /** As the product shows it. */
  name: string
  email: string
  /** Its unit in the register, or null. */
  unit: string | null
  remarks: readonly [Remark, Remark]
}

export interface Remark {
  insats: Insats
  words: string
}

/** A text to send out, the register that it belongs to, and the bodies that are asked. */
export interface RemissCase {
  dokument: Dokument
  kommun: Kommun
  /** Sections that have to be written first, as records. */
  unwritten: readonly string[]
  insatser: readonly Insats[]
  bodies: readonly Instans[]
  /** Answers without being asked. */
  spontaneous: Instans
}

const ABOUT =
  'ljuset bussen skolan parken språket jouren bostaden vården lönen tiden kartan budgeten nattens telefonen cykeln fiket simhallen biblioteket torget hamnen vintern posten spåren grannen verkstaden trappan skogen matsalen klubben värmen rasten brevet'.split(
    ' '
  )
/** Known to no register. */
const OUTSIDE = [
  'Föreningen Ljusglimten',
  'Hyresgästerna i Ängen',
  'Seniorernas råd',
  'Klätterklubben Höjden',
  'Vännerna i Hamnen'
]

/** The real strategy where it stands beside the repository, and the programme of the demo where it does not: the same way for both. */
export function remissCase(): RemissCase {
  const { dokument, kommun, unwritten } = draft(
    hasKalmar
      ? { dokument: kalmarDokument(), kommun: kalmarKommun() }
      : { dokument: readyProgram(), kommun: templatesOfRepository().kommun }
  )
  const insatser = insatserOf(dokument, kommun)
  const named = new Set(insatser.flatMap(each => each.units))
  const units = kommun.enheter.filter(unit => named.has(unit.id)).slice(0, 15 - OUTSIDE.length)
  const asked: readonly (Enhet | string)[] = [
    ...units,
    ...Array.from({ length: 15 - units.length }, (_, i) => OUTSIDE[i] ?? `Föreningen ${i}`)
  ]
  const body = (who: Enhet | string, i: number): Instans => ({
    name: typeof who === 'string' ? who : headed(who.name),
    email: `instans-${i}@example.se`,
    unit: typeof who === 'string' ? null : who.id,
    remarks: [remark(insatser.at(i)!, 2 * i), remark(insatser.at(-1 - i)!, 2 * i + 1)]
  })
  return { dokument, kommun, unwritten, insatser, bodies: asked.map(body), spontaneous: body('Ängens byalag', 15) }
}

/** A name of the register as it stands where a line begins. */
export const headed = (name: string): string => name.charAt(0).toLocaleUpperCase('sv') + name.slice(1)

const remark = (insats: Insats, i: number): Remark => ({ insats, words: `Tänk på ${ABOUT[i]} när insatsen genomförs.` })

/** The same text as a draft, in which a person has things left to fill in. */
function draft({
  dokument,
  kommun
}: {
  dokument: Dokument
  kommun: Kommun
}): Pick<RemissCase, 'dokument' | 'kommun' | 'unwritten'> {
  const template = templatesOfRepository().templates.get(dokument.template)!
  const { data, fields } = dokument.metadata
  delete data['ansvarig-namnd']
  delete fields.dokumentansvarig
  for (const { key } of template.checklist) delete data[checklistKey(key)]
  const sections = dokument.sections.filter(section => section.data.key !== 'uppfoljning')
  const there = new Set(sections.map(section => section.data.key))
  const lacking = template.sections.filter(
    ({ key, content, required }) => content === 'prose' && required && !there.has(key)
  )
  return { dokument: { ...dokument, sections }, kommun, unwritten: lacking.map(({ key }) => firstProseId(key)) }
}

/** A folder of templates for the municipality of the case, without the samples, which belong to another register. */
export function templatesFor({ kommun }: RemissCase, folder: string): string {
  const to = join(folder, 'templates')
  cpSync('templates', to, { recursive: true, filter: from => basename(from) !== 'sample.json' })
  writeFileSync(join(to, 'kommun.json'), JSON.stringify(kommun))
  return to
}

function insatserOf(dokument: Dokument, kommun: Kommun): Insats[] {
  const template = templatesOfRepository().templates.get(dokument.template)!
  const printed = numbering(dokument.sections, template)
  const known = new Set(kommun.enheter.map(unit => unit.id))
  const unitsOf = ({ sets }: DokumentPost): string[] =>
    [...(sets.lead ?? []), ...(sets.partner ?? [])].filter(id => known.has(id))
  return [...recordsOf(dokument)].flatMap(({ post }) =>
    post.type === 'insats'
      ? [
          {
            record: post.id,
            number: printed.get(post.id)!,
            text: fieldText(post.fields.text ?? []),
            units: unitsOf(post)
          }
        ]
      : []
  )
}
