import * as Y from 'yjs'
import type { OpenDocument } from '../../../schemas/api/contract.ts'
import { footnoteKeys } from '../../../schemas/document/create.ts'
import { METADATA_ID, parseFieldName } from '../../../schemas/document/ids.ts'
import { DocumentStanding, type StandingFacts } from '../../../schemas/gate/standing.ts'
import { Delegation } from '../../../schemas/policy/delegation.ts'
import type { Rights } from '../../../schemas/policy/rights.ts'
import { writingRole } from '../../../schemas/policy/roles.ts'
import { mayTouch, mayWriteEverything, mayWriteSomething } from '../../../schemas/policy/touches.ts'
import type { RecordType } from '../../../schemas/records/shapes.ts'

/** What the person may write in the open document, as the gate will judge it: what is refused there is not offered here. */
export interface Writing {
  /** Anything at all? */
  readonly something: boolean
  /** Everything? Then nobody has to ask further. */
  readonly everything: boolean
  /** Text and values of a record? */
  text(record: string): boolean
  /** Its place, and whether it is there: move, delete, restore? */
  arrange(record: string): boolean
  /** A new record of a type under another one (null: at the top), or one that is moved there? */
  add(type: RecordType, parent: string | null): boolean
  /** All of this about one record in a word: equal words, equal answers. */
  access(record: string): string
}

const always = (answer: boolean): Writing => ({
  something: answer,
  everything: answer,
  text: () => answer,
  arrange: () => answer,
  add: () => answer,
  access: () => ''
})

export const WRITES_EVERYTHING = always(true)
export const WRITES_NOTHING = always(false)

/** The rights in the text of the person who has opened a document, as the sync knows them. */
export const rightsIn = ({ role, state, scope, units }: OpenDocument): Rights => ({
  role: writingRole(role, state),
  scope,
  units
})

/** What the person may write who has opened a document. */
export function writingOf(open: OpenDocument, doc: Y.Doc): Writing {
  const rights = rightsIn(open)
  if (mayWriteEverything(rights.role)) return WRITES_EVERYTHING
  if (!mayWriteSomething(rights.role)) return WRITES_NOTHING
  return delegatedWriting(rights, doc, footnoteKeys(open.template))
}

/** What a delförfattare may write in a document, by where its records stand now. */
export function delegatedWriting(rights: Rights, doc: Y.Doc, footnotes: ReadonlySet<string>): Writing {
  const facts = { footnoteKeys: footnotes, isOwnClient: (client: number) => client === doc.clientID }
  const standing = new LiveStanding(doc, facts)
  const delegation = new Delegation(rights, standing)
  const isMetadata = (record: string): boolean => record === METADATA_ID
  return {
    something: true,
    everything: false,
    text: record =>
      isMetadata(record) ? mayTouch(rights.role, 'metadata') === 'yes' : delegation.belonging(record) !== null,
    arrange: record => !isMetadata(record) && delegation.belonging(record) === 'below',
    add: (type, parent) => delegation.mayAdd(type, parent),
    access: record =>
      isMetadata(record) ? '' : `${delegation.belonging(record)}${standing.holdsFootnotes(record) ? ' footnotes' : ''}`
  }
}

/** The document as it is now. Which texts refer to footnotes is noted until a text changes: it is asked for each footnote of the page. */
class LiveStanding extends DocumentStanding {
  readonly #doc: Y.Doc
  #referring: Map<string, Set<string>> | null = null

  constructor(doc: Y.Doc, facts: StandingFacts) {
    super(doc, facts)
    this.#doc = doc
    doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
      if (changed.size > 0) this.#referring = null
    })
  }

  override *referring(footnote: string): Generator<string> {
    this.#referring ??= referencesIn(this.#doc)
    yield* this.#referring.get(footnote) ?? []
  }
}

/** The records whose text refers to each footnote. */
function referencesIn(doc: Y.Doc): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>()
  for (const [root, type] of doc.share) {
    const name = parseFieldName(root)
    if (!name) continue
    for (let item = type._start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentEmbed)) continue
      const { fn } = item.content.embed as { fn?: unknown }
      if (typeof fn === 'string') out.set(fn, (out.get(fn) ?? new Set()).add(name.record))
    }
  }
  return out
}
