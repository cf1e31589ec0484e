import type { Node } from './xml.ts'

/** A Word file as the lint sees it: every part that is XML, by its name. */
export interface LintFile {
  parts: ReadonlyMap<string, Node>
  names: ReadonlySet<string>
}

/** A rule gives a line for each fault. */
export type LintRule = (file: LintFile) => string[]

/** Parts that hold text. */
export const textParts = ({ parts }: LintFile): [string, Node][] =>
  [...parts].filter(([name]) => /^word\/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/.test(name))

export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(values.filter(value => seen.has(value) || !seen.add(value)))]
}
