import { type LintFile, repeated } from './lint-file.ts'
import { all, deep, type Node } from './xml.ts'

/** Comments: each has a place, each place a comment, and each answer something that it answers. */
export function lintComments({ parts }: LintFile): string[] {
  const comments = all(parts.get('word/comments.xml'), 'comment')
  const ids = comments.map(c => c.attributes.id ?? '')
  const body = [...parts]
    .filter(([name]) => /^word\/(?:document|footnotes|endnotes)\.xml$/.test(name))
    .map(([, root]) => root)
  const idsOf = (name: string): string[] => body.flatMap(root => deep(root, name).map(n => n.attributes.id ?? ''))
  const [starts, ends, marks] = [idsOf('commentRangeStart'), idsOf('commentRangeEnd'), idsOf('commentReference')]
  const extended = all(parts.get('word/commentsExtended.xml'), 'commentEx')
  return [
    ...repeated(ids).map(id => `two comments have the id ${id}`),
    ...ids.filter(id => !marks.includes(id)).map(id => `the comment ${id} stands nowhere`),
    ...[...starts, ...ends, ...marks].filter(id => !ids.includes(id)).map(id => `there is no comment ${id}`),
    ...starts.filter(id => !ends.includes(id)).map(id => `the range of comment ${id} does not end`),
    ...ends.filter(id => !starts.includes(id)).map(id => `the range of comment ${id} does not begin`),
    ...[...repeated(starts), ...repeated(marks)].map(id => `the comment ${id} stands twice`),
    ...parentsOf(extended, comments)
  ]
}

/** A comment is known to its extension by the id of its last paragraph (MS-DOCX, 2.5.1.1). */
function parentsOf(extended: readonly Node[], comments: readonly Node[]): string[] {
  const known = comments.map(c => deep(c, 'p').at(-1)?.attributes.paraId)
  const own = extended.map(e => e.attributes.paraId)
  return extended.flatMap(({ attributes: { paraId, paraIdParent } }) => [
    ...(known.includes(paraId) ? [] : [`${paraId} is the last paragraph of no comment`]),
    ...(paraIdParent === undefined || own.includes(paraIdParent)
      ? []
      : [`${paraId} answers ${paraIdParent}, which is not there`])
  ])
}
