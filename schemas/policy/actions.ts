import { type DocumentState, isLocked } from '../remiss/states.ts'
import type { Role } from './roles.ts'

/** What a person can ask to do with a document over HTTP. Writing in its text is judged by the gate. */
export const ACTIONS = [
  'open',
  'export',
  'copy',
  'see-picture',
  'see-members',
  'see-comments',
  'comment',
  'propose',
  'resolve-comment',
  'accept-proposal',
  'rename',
  'add-picture',
  'see-versions',
  'freeze-version',
  'see-copies',
  'take-in-copy',
  'set-member',
  'set-default-role',
  'archive',
  'unarchive',
  'see-remiss',
  'send-remiss',
  'move-state',
  'handle-synpunkt',
  'lead-handling',
  'compile-remiss',
  'see-intake',
  'take-in-answer',
  'remove-contacts'
] as const
export type Action = (typeof ACTIONS)[number]

const READS = ['open', 'export', 'copy', 'see-picture', 'see-members', 'see-versions'] as const
const REVIEWS = ['see-comments', 'comment', 'propose', 'see-copies'] as const
/** Versions, and what came back of them, are the affair of those who answer for the whole text. */
const WHOLE = ['rename', 'freeze-version', 'take-in-copy'] as const
/** `accept-proposal` and pictures of a delförfattare: what they change in the document is judged by the gate, within the areas. */
const DELEGATED = ['resolve-comment', 'accept-proposal', 'add-picture'] as const
/** A delförfattare handles what was given to them; who leads the handling cuts, groups and gives out, and handles all. */
const HANDLES = ['see-remiss', 'handle-synpunkt'] as const
const LEADS = [...HANDLES, 'lead-handling'] as const
/** Whoever sends a remiss takes in what comes of it by other ways than the link. */
const COORDINATES = ['send-remiss', 'move-state', 'compile-remiss', 'see-intake', 'take-in-answer'] as const

const ALLOWED: Readonly<Record<Role, readonly Action[]>> = {
  lasare: READS,
  granskare: [...READS, ...REVIEWS, 'see-remiss'],
  delforfattare: [...READS, ...REVIEWS, ...DELEGATED, ...HANDLES],
  forfattare: [...READS, ...REVIEWS, ...DELEGATED, ...WHOLE, ...LEADS, ...COORDINATES],
  agare: ACTIONS
}

/** What nobody does in a document that is adopted or repealed. */
const WRITES: readonly Action[] = [
  'comment',
  'propose',
  'resolve-comment',
  'accept-proposal',
  'rename',
  'add-picture',
  'take-in-copy',
  'send-remiss',
  'handle-synpunkt',
  'lead-handling'
]
/** What nobody does in a document that is archived. */
const STOPPED_BY_ARCHIVE: readonly Action[] = [...WRITES, 'move-state', 'freeze-version', 'take-in-answer']

/** May this role do this? `archived`, `decided`: it could, were the document not archived, or not adopted. */
export function mayDo(role: Role, action: Action, state: DocumentState): 'yes' | 'no' | 'archived' | 'decided' {
  if (!ALLOWED[role].includes(action)) return 'no'
  if (state === 'arkiverad') return STOPPED_BY_ARCHIVE.includes(action) ? 'archived' : 'yes'
  return isLocked(state) && WRITES.includes(action) ? 'decided' : 'yes'
}
