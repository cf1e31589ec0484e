import type { Dokument } from '../document/dokument.ts'
import type { Kommun } from '../register/kommun.ts'
import type { Template } from '../template/template.ts'
import type { RuleId, Severity } from './ids.ts'

/** Where a problem is: a record, a field of it, and offsets in the flat text of that field (see `flatText`). */
export interface ProblemPlace {
  record: string
  field?: string
  from?: number
  to?: number
}

/** A change that mends a problem with one click: text for a range of a field. */
export interface ProblemFix {
  label: string
  record: string
  field: string
  from: number
  to: number
  text: string
}

export interface Problem {
  rule: RuleId
  severity: Exclude<Severity, 'av'>
  place: ProblemPlace
  /** A plain Swedish sentence that says what is wrong and what to do. */
  message: string
  fix?: ProblemFix
}

/** What rules look at. A new one is made for each run: what was read is remembered for the object. */
export interface RuleContext {
  dokument: Dokument
  template: Template
  kommun: Kommun
  /** Printed numbers of records, by id. */
  numbers: ReadonlyMap<string, string>
}

/** What a rule reports; the severity is added from the template or the rule's default. */
export type Finding = Omit<Problem, 'rule' | 'severity'>

/** A rule is pure: the same document gives the same findings, in reading order. */
export interface Rule {
  id: RuleId
  severity: Exclude<Severity, 'av'>
  check(context: RuleContext): Finding[]
}
