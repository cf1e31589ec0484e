import { dokument } from '../../schemas/document/dokument.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { listIssues } from '../../schemas/errors/issues.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Problem } from '../../schemas/rules/rule.ts'
import { checkDokument } from '../../schemas/rules/rules.ts'
import { misfits } from '../../schemas/template/fits.ts'
import { readConfig } from '../config/config.ts'
import { normalise } from '../documents/normal.ts'
import { templateNamed } from '../documents/template-of.ts'
import { loadTemplates } from '../templates/load.ts'
import { readJson } from './files.ts'
import { presentKommun } from './register.ts'

interface Place {
  path: string
  message: string
}

/** What `validate --json` prints. `errors` make the file invalid; `misfits` and `problems` do not. */
export interface Report {
  valid: boolean
  errors: Place[]
  misfits: Place[]
  problems: Problem[]
}

/** `validate FILE.json`: the form of the file, its fit to the template, and the rules. Exit code 1 only for an invalid file. */
export async function validateCommand(file: string, { json }: { json?: boolean }): Promise<void> {
  const report = await check(file)
  if (!report.valid) process.exitCode = 1
  if (json) console.log(JSON.stringify(report, null, 2))
  else print(file, report)
}

async function check(file: string): Promise<Report> {
  const config = readConfig()
  const templates = loadTemplates(config.templatesDirectory)
  const invalid = (errors: Place[]): Report => ({ valid: false, errors, misfits: [], problems: [] })
  let value: unknown
  try {
    value = await readJson(file)
  } catch (error) {
    if (error instanceof StyrskriftError && error.id === 'ogiltig-fil') {
      return invalid([{ path: '', message: messages.files.notJson }])
    }
    throw error
  }
  const read = dokument.safeParse(value)
  if (!read.success) return invalid(listIssues(read.error.issues))
  const template = templates.templates.get(read.data.template)
  if (!template) {
    const { message } = unknownTemplate(templates, read.data.template)
    return invalid([{ path: 'template', message }])
  }
  const { dokument: whole, unsound } = normalise(read.data, template)
  if (unsound.length > 0) return invalid(unsound)
  const kommun = await presentKommun(config, templates.kommun)
  const context = { dokument: whole, template, kommun, numbers: numbering(whole.sections, template) }
  return { valid: true, errors: [], misfits: misfits(whole, template, kommun), problems: checkDokument(context) }
}

function unknownTemplate(templates: Parameters<typeof templateNamed>[0], name: string): Error {
  try {
    templateNamed(templates, name)
  } catch (error) {
    return error as Error
  }
  throw new Error(`the template ${name} exists`)
}

function print(file: string, { valid, errors, misfits: unfit, problems }: Report): void {
  const words = messages.cli.validate
  const place = ({ path, message }: Place): string => (path ? `${path}: ${message}` : message)
  if (!valid) {
    const [first, ...more] = errors.map(place)
    console.error(new StyrskriftError('ogiltig-fil', { what: first ?? '' }).message)
    for (const line of more) console.error(`  ${line}`)
    return
  }
  console.log(words.valid(file))
  if (unfit.length > 0) console.log([words.misfits, ...unfit.map(m => `  ${place(m)}`)].join('\n'))
  const lines = problems.map(p => `  ${words.severities[p.severity]}: ${p.message} (${where(p)})`)
  console.log([words.problems(problems.length), ...lines].join('\n'))
}

const where = ({ place }: Problem): string => [place.record, place.field].filter(Boolean).join(', ')
