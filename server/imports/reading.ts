import type { DraftReading } from '../../schemas/api/drafts.ts'
import { sectionsOf } from '../../schemas/document/create.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { SectionContent, Template } from '../../schemas/template/template.ts'
import { templateNamed } from '../documents/template-of.ts'
import type { Draft } from '../draft/read.ts'
import type { App } from '../http/app.ts'
import { readInThread } from '../reading/thread.ts'
import type { Upload } from './uploads.ts'

type Reading = Pick<App, 'templates' | 'register'>

/** Who is having something read right now, and how many wait behind it. */
const turns = new Map<string, { last: Promise<unknown>; waiting: number }>()
const MOST_WAITING = 3

/** One reading at a time for each person; a few wait for their turn. Throws `laser-redan`. */
export async function inTurn<T>(person: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(person)
  if (before && before.waiting >= MOST_WAITING) throw new StyrskriftError('laser-redan')
  const turn = before ?? { last: Promise.resolve(), waiting: 0 }
  turns.set(person, turn)
  turn.waiting++
  const done = turn.last.then(work, work)
  turn.last = done.catch(() => {})
  try {
    return await done
  } finally {
    turn.waiting--
    if (turn.waiting === 0) turns.delete(person)
  }
}

/** Reads a file with what its person has chosen, in the thread that reads files. Nothing is saved. Throws as `readDraft`, `okand-mall`. */
export function readUpload(app: Reading, { row, data, choices, person }: Upload): Promise<Draft> {
  const template = templateNamed(app.templates, row.template)
  const { name, kind } = row
  return inTurn(person, () =>
    readInThread('draft', data, { template, kommun: app.register.kommun, name, kind, choices })
  )
}

/** What the page shows of a file. */
export const readingOf = (app: Reading, { row, revision, choices }: Upload, { report }: Draft): DraftReading => ({
  ...row,
  revision,
  choices,
  options: optionsOf(templateNamed(app.templates, row.template)),
  report
})

function optionsOf(template: Template): DraftReading['options'] {
  const sections = sectionsOf(template)
  const has = (content: SectionContent): boolean => sections.some(s => s.content === content)
  const headings = sections.filter(s => s.content !== 'fotnoter')
  return {
    sections: headings.map(({ key, heading }) => ({ key, heading: heading ?? messages.importing.noHeading })),
    items: template.metadata.map(({ key, label }) => ({ key, label })),
    fields: template.insats.fields.map(({ key, label }) => ({ key, label })),
    areas: has('fokusomraden'),
    insatser: has('fokusomraden') || has('insatser'),
    definitions: has('definitioner'),
    bilagor: has('bilagor')
  }
}
