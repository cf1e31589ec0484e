import { sql } from 'kysely'
import type { Missing } from '../../schemas/api/remiss.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Demand, Facts } from '../../schemas/remiss/demands.ts'
import { checkDokument } from '../../schemas/rules/rules.ts'
import { checklistKey, isWritten, type MetadataItem, type Template } from '../../schemas/template/template.ts'
import { isBlank } from '../../schemas/text/stycke.ts'
import type { Access } from '../documents/access.ts'
import { readWhole } from '../documents/create.ts'
import { templateOf } from '../documents/template-of.ts'
import { makeMissing } from '../handling/make.ts'
import { listVersions, readVersion } from '../versions/versions.ts'
import { dokumentHash } from '../word/input.ts'
import type { Remissing } from './rows.ts'

/** Items of the metadata box that tell of the decision, by the keys that the templates give them. */
const DECISION_KEYS: readonly string[] = ['beslutsdatum', 'paragraf']

type Tools = Pick<Remissing, 'storage' | 'templates' | 'register' | 'sync' | 'now'>

/** What the document holds of what its next state may demand. */
export async function factsOf(tools: Tools, document: Access['document']): Promise<Facts> {
  const dokument = await readWhole(tools, document)
  const template = templateOf(document, tools.templates)
  const [openProposals, unhandled, sameAsDecided] = await Promise.all([
    openProposalsIn(tools, document.id),
    unhandledIn(tools, document.id),
    isAsDecided(tools, document.id, dokument)
  ])
  return { ...textFacts(dokument, template, tools.register.kommun), openProposals, unhandled, sameAsDecided }
}

/** What follows from the text alone. */
function textFacts(
  dokument: Dokument,
  template: Template,
  kommun: Kommun
): Pick<Facts, 'errors' | 'emptyMetadata' | 'unanswered' | 'emptyDecision'> {
  const { metadata } = dokument
  const isEmpty = (item: MetadataItem): boolean =>
    isWritten(item.kind) ? isBlank(metadata.fields[item.key] ?? []) : !metadata.data[item.key]
  const labels = (items: readonly MetadataItem[]): string[] => items.filter(isEmpty).map(item => item.label)
  const problems = checkDokument({ dokument, template, kommun, numbers: numbering(dokument.sections, template) })
  return {
    // An empty item and an unanswered check are demanded by name.
    errors: problems.filter(p => p.severity === 'fel' && p.rule !== 'tom-uppgift' && p.rule !== 'kontroll-utan-svar')
      .length,
    emptyMetadata: labels(template.metadata.filter(item => item.required && !DECISION_KEYS.includes(item.key))),
    unanswered: template.checklist.filter(check => !metadata.data[checklistKey(check.key)]).length,
    emptyDecision: labels(template.metadata.filter(item => DECISION_KEYS.includes(item.key)))
  }
}

async function openProposalsIn({ storage }: Tools, document: string): Promise<number> {
  const row = await storage.db
    .selectFrom('thread')
    .select(sql<number>`count(*)`.as('number'))
    .where('document', '=', document)
    .where('state', '=', 'open')
    .where('replacement', 'is not', null)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

async function unhandledIn({ storage, now }: Tools, document: string): Promise<number> {
  // What an answer says counts, also where nobody has looked at it yet.
  const remisser = await storage.db.selectFrom('remiss').select('id').where('document', '=', document).execute()
  for (const { id } of remisser) await makeMissing(storage, id, now())
  const row = await storage.db
    .selectFrom('synpunkt')
    .innerJoin('remiss', 'remiss.id', 'synpunkt.remiss')
    .leftJoin('handling', 'handling.synpunkt', 'synpunkt.id')
    .select(sql<number>`count(*)`.as('number'))
    .where('remiss.document', '=', document)
    .where('synpunkt.removed_at', 'is', null)
    .where('handling.outcome', 'is', null)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

/** Is the text, the metadata box aside, the one of the latest beslutsversion? */
async function isAsDecided({ storage }: Tools, document: string, dokument: Dokument): Promise<boolean> {
  const latest = (await listVersions(storage, document)).find(version => version.kind === 'beslutsversion')
  if (!latest) return false
  const { dokument: decided } = await readVersion(storage, document, latest.id)
  return bodyHash(decided) === bodyHash(dokument)
}

/** The hash of what a reader sees below the metadata box. */
function bodyHash(dokument: Dokument): string {
  const { id, type } = dokument.metadata
  const metadata = { id, type, data: {}, sets: {}, fields: {}, children: [] }
  return dokumentHash({ ...dokument, metadata, trash: [], pictures: {}, rest: { keys: {}, texts: {} } })
}

/** A demand that is not met, with how many stand in the way and what they are called. */
export function missingOf(demand: Demand, facts: Facts): Missing {
  const names = demand === 'uppgifter' ? facts.emptyMetadata : demand === 'beslut' ? facts.emptyDecision : []
  const count: Record<Demand, number> = {
    'inga-fel': facts.errors,
    uppgifter: facts.emptyMetadata.length,
    kontroller: facts.unanswered,
    andringsforslag: facts.openProposals,
    synpunkter: facts.unhandled,
    'beslutad-text': 1,
    beslut: facts.emptyDecision.length
  }
  return { demand, count: count[demand], names: [...names] }
}
