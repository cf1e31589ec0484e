/**
 * The text of a comment: plain, with line breaks, and with mentions of people as `@[id]`. So a mention follows a person who changes their
 * name, and one who is removed.
 */

/** As long as a comment may be, in letters. */
export const MOST_BODY = 10_000

/** As many people may be mentioned in one comment. */
export const MOST_MENTIONS = 20

export type BodyPiece = { text: string } | { mention: string }

const MENTION = /@\[([\w-]{1,40})\]/g

/** The pieces of a body in order. */
export function piecesOf(body: string): BodyPiece[] {
  const out: BodyPiece[] = []
  let at = 0
  for (const match of body.matchAll(MENTION)) {
    if (match.index > at) out.push({ text: body.slice(at, match.index) })
    out.push({ mention: match[1]! })
    at = match.index + match[0].length
  }
  if (at < body.length) out.push({ text: body.slice(at) })
  return out
}

/** Who is mentioned, each once. */
export const mentionsIn = (body: string): string[] => [
  ...new Set(piecesOf(body).flatMap(piece => ('mention' in piece ? [piece.mention] : [])))
]

/** The body as people read it: `@Karin Ek`. `nameOf` gives the name of a person. */
export const readableBody = (body: string, nameOf: (person: string) => string): string =>
  piecesOf(body)
    .map(piece => ('text' in piece ? piece.text : `@${nameOf(piece.mention)}`))
    .join('')

/** A person as mentioned while a comment is written: by name. */
export interface Named {
  id: string
  name: string
}

/** The body of what somebody wrote, where those who were chosen from the list stand as `@Karin Ek`. Longer names first: "Eva" is not "Eva Ek". */
export function bodyOf(written: string, chosen: readonly Named[]): string {
  let body = written
  for (const { id, name } of [...chosen].sort((a, b) => b.name.length - a.name.length)) {
    const parts = body.split(`@${name}`)
    body = parts.reduce((done, part) => done + (/^[\p{L}\p{N}]/u.test(part) ? `@${name}` : `@[${id}]`) + part)
  }
  return body
}
