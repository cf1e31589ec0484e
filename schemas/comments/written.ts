import { messages } from '../messages/messages.ts'
import { type BodyPiece, mentionsIn, piecesOf, readableBody } from './body.ts'

/** A text of which some was written outside of the product, by somebody of that name. */
interface Written {
  body: string
  writtenBy: string | null
}

/** The name of somebody outside: `Karin Berg (i Word)`. */
const writerName = (name: string): string => messages.comments.inWord(name.trim())

/** By what somebody is drawn as initials: the name that was written, without where. */
export const initialsName = (name: string, writtenBy: string | null): string =>
  writtenBy === null ? name : writtenBy.trim() || messages.comments.unknown

/** Who wrote something: the person here, or somebody outside by the name that they had there. */
export const authorName = (author: string, writtenBy: string | null, nameOf: (person: string) => string): string =>
  writtenBy === null ? nameOf(author) : writerName(writtenBy)

/** Who is mentioned. What was written outside mentions nobody, whatever it looks like. */
export const mentionsOf = ({ body, writtenBy }: Written): string[] => (writtenBy === null ? mentionsIn(body) : [])

/** Its pieces, and how it reads. */
export const piecesOfEntry = ({ body, writtenBy }: Written): BodyPiece[] =>
  writtenBy === null ? piecesOf(body) : [{ text: body }]
export const readableEntry = ({ body, writtenBy }: Written, nameOf: (person: string) => string): string =>
  writtenBy === null ? readableBody(body, nameOf) : body
