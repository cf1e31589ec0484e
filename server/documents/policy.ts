import type { DefaultRole, DocumentState } from '../../schemas/api/contract.ts'
import type { Role } from '../../schemas/gate/roles.ts'

/** What a person can ask to do with a document over HTTP. Writing in its text is judged by the gate. */
export const ACTIONS = [
  'open',
  'export',
  'copy',
  'see-picture',
  'see-members',
  'rename',
  'add-picture',
  'set-member',
  'set-default-role',
  'archive',
  'unarchive'
] as const
export type Action = (typeof ACTIONS)[number]

const READS = ['open', 'export', 'copy', 'see-picture', 'see-members'] as const
const WRITES = ['rename', 'add-picture'] as const

const ALLOWED: Readonly<Record<Role, readonly Action[]>> = {
  lasare: READS,
  forfattare: [...READS, ...WRITES],
  agare: ACTIONS
}

/** The role that somebody has: by name, else the document's default; null: the document does not exist for that person. */
export const roleOf = (member: Role | null, defaultRole: DefaultRole): Role | null =>
  member ?? (defaultRole === 'ingen' ? null : defaultRole)

/** The role in the editor and the sync: an archived document is read by everyone, and written by nobody. */
export const writingRole = (role: Role, state: DocumentState): Role => (state === 'arkiverad' ? 'lasare' : role)

/** May this role do this? `archived`: it could, were the document not archived. */
export function mayDo(role: Role, action: Action, state: DocumentState): 'yes' | 'no' | 'archived' {
  if (!ALLOWED[role].includes(action)) return 'no'
  return state === 'arkiverad' && (WRITES as readonly Action[]).includes(action) ? 'archived' : 'yes'
}
