import { METADATA_ID } from '../document/ids.ts'
import type { Role } from './roles.ts'

/** One thing that an update touches. */
export type Touched =
  | { kind: 'text'; record: string; field: string }
  | { kind: 'create' | 'move' | 'delete' | 'data'; record: string; key: string }

/**
 * What an update can do to a document, as the policy tells it apart: text of a field · a new record · its place · its tombstone
 * (deletion and restoring) · values that depend on the register (ansvar) · other values · anything of the metadata.
 */
export const TOUCHES = ['text', 'create', 'move', 'delete', 'ansvar', 'data', 'metadata'] as const
export type Touch = (typeof TOUCHES)[number]

/** `within`: in the areas of the person, as they were before the change (delegation.ts). */
export type Answer = 'yes' | 'within' | 'no'

const EVERYTHING = answers('yes')
const NOTHING = answers('no')

const MAY: Readonly<Record<Role, Readonly<Record<Touch, Answer>>>> = {
  agare: EVERYTHING,
  forfattare: EVERYTHING,
  delforfattare: { ...answers('within'), metadata: 'no' },
  granskare: NOTHING,
  lasare: NOTHING
}

function answers(answer: Answer): Readonly<Record<Touch, Answer>> {
  return Object.fromEntries(TOUCHES.map(touch => [touch, answer])) as Record<Touch, Answer>
}

/** May a person of this role do this to the text or the structure? */
export const mayTouch = (role: Role, touch: Touch): Answer => MAY[role][touch]

/** May a person of this role change anything at all? */
export const mayWriteSomething = (role: Role): boolean => TOUCHES.some(touch => MAY[role][touch] !== 'no')

/** May a person of this role change everything? Then nobody has to ask where something stands. */
export const mayWriteEverything = (role: Role): boolean => TOUCHES.every(touch => MAY[role][touch] === 'yes')

/** The keys of an insats that say who is responsible for it. */
const ANSVAR = /^d\|(?:ansvarsform$|(?:lead|partner)\|)/

/** What the policy calls it. */
export function touchOf(touched: Touched): Touch {
  if (touched.record === METADATA_ID) return 'metadata'
  return touched.kind === 'data' && ANSVAR.test(touched.key) ? 'ansvar' : touched.kind
}
