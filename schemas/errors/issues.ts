import { z } from 'zod'
import { messages } from '../messages/messages.ts'

type Path = readonly PropertyKey[]

/** Makes zod speak plain Swedish for the whole process. Messages that a schema gives itself keep their words. */
export function speakSwedish(): void {
  z.config({ localeError: issue => wordsOf(issue as z.core.$ZodIssue) })
}

/** A path as it is written in a file: `sections[2].fields.text`. */
export function pathText(path: Path): string {
  let out = ''
  for (const part of path) {
    if (typeof part === 'number') out += `[${part}]`
    else out += out === '' ? String(part) : `.${String(part)}`
  }
  return out
}

/** What is wrong, as `path: words`, at most `most` of them, then how many more there are. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], most = 3): string {
  const lines = issues.flatMap(issue => flatten(issue, [])).map(({ path, text }) => (path ? `${path}: ${text}` : text))
  const shown = lines.slice(0, most).join(' ')
  return lines.length > most ? `${shown} ${messages.issues.more(lines.length - most)}` : shown
}

/** Every issue apart, with its path, for machine-readable reports. */
export const listIssues = (issues: readonly z.core.$ZodIssue[]): { path: string; message: string }[] =>
  issues.flatMap(issue => flatten(issue, [])).map(({ path, text }) => ({ path, message: text }))

/** A union that fits nowhere is explained by the branch that came furthest. */
function flatten(issue: z.core.$ZodIssue, above: Path): { path: string; text: string }[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (branch: readonly z.core.$ZodIssue[]): number => Math.max(...branch.map(i => i.path.length))
    const best = [...issue.errors].filter(branch => branch.length > 0).sort((a, b) => depth(b) - depth(a))[0]
    if (best && depth(best) > 0) return best.flatMap(inner => flatten(inner, path))
  }
  return [{ path: pathText(path), text: issue.message }]
}

function wordsOf(issue: z.core.$ZodIssue): string {
  const words = messages.issues
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return words.missing
      return words.wrongType((words.types as Record<string, string>)[issue.expected] ?? issue.expected)
    case 'invalid_value':
      if (issue.input === undefined) return words.missing
      return (issue.values.length === 1 ? words.notThat : words.notAmong)(issue.values.map(shown).join(', '))
    case 'too_small':
      if (issue.origin === 'string') return issue.minimum === 1 ? words.empty : words.tooShort(Number(issue.minimum))
      return issue.origin === 'array' ? words.tooFew(Number(issue.minimum)) : words.tooSmall(String(issue.minimum))
    case 'too_big':
      if (issue.origin === 'string') return words.tooLong(Number(issue.maximum))
      return issue.origin === 'array' ? words.tooMany(Number(issue.maximum)) : words.tooBig(String(issue.maximum))
    case 'unrecognized_keys':
      return words.unknownKeys(issue.keys.map(k => `”${k}”`).join(', '))
    case 'invalid_format':
      return words.wrongFormat
    default:
      return words.wrong
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? `”${value}”` : String(value))
