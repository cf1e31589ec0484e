import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { listIssues } from '../../schemas/errors/issues.ts'
import { type SammanstallningTexts, sammanstallningTexts } from '../../schemas/remiss/sammanstallning-texts.ts'

const FILE = 'sammanstallning.json'
const OWN = join(import.meta.dirname, '../../templates', FILE)

/**
 * The words around what is compiled: those of the municipality's folder of templates, else those that come with the product. Read each time, so that a corrected
 * file needs no restart. Throws `ogiltig-mall` when the municipality's file is wrong.
 */
export function textsIn(directory: string): SammanstallningTexts {
  const read = readOr(join(directory, FILE)) ?? readFileSync(OWN, 'utf8')
  let json: unknown
  try {
    json = JSON.parse(read)
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
  const parsed = sammanstallningTexts.safeParse(json)
  if (parsed.success) return parsed.data
  throw wrong(
    listIssues(parsed.error.issues)
      .map(issue => `${issue.path}: ${issue.message}`)
      .join('\n')
  )
}

const wrong = (what: string): StyrskriftError =>
  new StyrskriftError('ogiltig-mall', { name: FILE, what: `\n${what}\n` })

function readOr(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
