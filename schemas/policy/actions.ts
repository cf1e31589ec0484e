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
  'set-member',
  'set-default-role',
  'archive',
  'unarchive'
] as const
export type Action = (typeof ACTIONS)[number]

const READS = ['open', 'export', 'copy', 'see-picture', 'see-members'] as const
const REVIEWS = ['see-comments', 'comment', 'propose'] as const
/** `accept-proposal` and pictures of a delförfattare: what they change in the document is judged by the gate, within the areas. */
const DELEGATED = ['resolve-comment', 'accept-proposal', 'add-picture'] as const

const ALLOWED: Readonly<Record<Role, readonly Action[]>> = {
  lasare: READS,
  granskare: [...READS, ...REVIEWS],
  delforfattare: [...READS, ...REVIEWS, ...DELEGATED],
  forfattare: [...READS, ...REVIEWS, ...DELEGATED, 'rename'],
  agare: ACTIONS
}

/** What nobody does in a document that is archived. */
const WRITES: readonly Action[] = ['comment', 'propose', 'resolve-comment', 'accept-proposal', 'rename', 'add-picture']

/** May this role do this? `archived`: it could, were the document not archived. */
export function mayDo(role: Role, action: Action, state: 'arbetsmaterial' | 'arkiverad'): 'yes' | 'no' | 'archived' {
  if (!ALLOWED[role].includes(action)) return 'no'
  return state === 'arkiverad' && WRITES.includes(action) ? 'archived' : 'yes'
}
