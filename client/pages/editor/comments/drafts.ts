import { z } from 'zod'
import { anchor } from '../../../../schemas/comments/anchor.ts'
import { proposedRun } from '../../../../schemas/comments/proposal.ts'
import { newRecordId } from '../../../../schemas/document/ids.ts'
import { Observable } from '../../../editor/session/emitter.ts'
import type { EditorSession } from '../../../editor/session/session.ts'

/** What was written and not sent: the words, who was chosen from the list of mentions, and the key under which it is sent. */
const draftText = z.object({
  text: z.string(),
  chosen: z.array(z.object({ id: z.string(), name: z.string() })),
  key: z.string()
})

const draftThread = draftText.extend({
  anchor,
  /** Of a proposal: the old words with their formatting, and the new ones as they are written. */
  proposal: z.object({ old: z.array(proposedRun), written: z.string() }).nullable()
})

const drafts = z.object({
  thread: draftThread.nullable(),
  replies: z.record(z.string(), draftText),
  edits: z.record(z.string(), draftText)
})

export type DraftText = z.infer<typeof draftText>
export type DraftThread = z.infer<typeof draftThread>
export type Drafts = z.infer<typeof drafts>

const NONE: Drafts = { thread: null, replies: {}, edits: {} }

/** Words that are new get a new key: only an unchanged text may be taken for the same request. */
export const draftOf = (text = '', chosen: DraftText['chosen'] = []): DraftText => ({
  text,
  chosen,
  key: newRecordId()
})

/**
 * The drafts of one person in one document. They stand in the storage of the browser until they are sent or thrown away, so that a reload
 * or a failed sending loses nothing.
 */
export class DraftStore {
  readonly drafts: Observable<Drafts>
  readonly #name: string

  constructor(document: string, person: string) {
    this.#name = `styrskrift-utkast:${document}:${person}`
    this.drafts = new Observable(read(this.#name))
  }

  change(change: Partial<Drafts>): void {
    const next = { ...this.drafts.get(), ...change }
    this.drafts.set(next)
    try {
      const isEmpty = !next.thread && Object.keys(next.replies).length + Object.keys(next.edits).length === 0
      if (isEmpty) localStorage.removeItem(this.#name)
      else localStorage.setItem(this.#name, JSON.stringify(next))
    } catch {
      // The storage is full or forbidden: the draft holds as long as the page.
    }
  }

  /** Keeps a reply or an edit under the id of its thread or entry; null throws it away. */
  put(kind: 'replies' | 'edits', id: string, draft: DraftText | null): void {
    const { [id]: _old, ...rest } = this.drafts.get()[kind]
    this.change({ [kind]: draft ? { ...rest, [id]: draft } : rest })
  }
}

function read(name: string): Drafts {
  try {
    return drafts.catch(NONE).parse(JSON.parse(localStorage.getItem(name) ?? 'null') ?? NONE)
  } catch {
    return NONE
  }
}

const stores = new WeakMap<EditorSession, DraftStore>()

export function draftsOf(session: EditorSession): DraftStore {
  let store = stores.get(session)
  if (!store) {
    store = new DraftStore(session.open.id, session.open.me.id)
    stores.set(session, store)
  }
  return store
}
