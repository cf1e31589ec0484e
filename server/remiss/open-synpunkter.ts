import type { Db } from '../storage/storage.ts'

/** A synpunkt that somebody has to handle, and that nobody has decided. */
interface OpenSynpunkt {
  id: string
  number: number
  remiss: string
  document: string
  title: string
}

/** What somebody has to handle and nobody has decided, in every remiss of every document, in order of document and number. */
export const openSynpunkterOf = (db: Db, person: string): Promise<OpenSynpunkt[]> =>
  db
    .selectFrom('handling')
    .innerJoin('synpunkt', 'synpunkt.id', 'handling.synpunkt')
    .innerJoin('remiss', 'remiss.id', 'synpunkt.remiss')
    .innerJoin('document', 'document.id', 'remiss.document')
    .select(['synpunkt.id', 'synpunkt.number', 'synpunkt.remiss', 'remiss.document', 'document.title'])
    .where('handling.handler', '=', person)
    .where('handling.outcome', 'is', null)
    .where('synpunkt.removed_at', 'is', null)
    .orderBy('document.title')
    .orderBy('synpunkt.remiss')
    .orderBy('synpunkt.number')
    .execute()

/** The same counted by document. */
export async function openByDocument(db: Db, person: string): Promise<{ id: string; title: string; open: number }[]> {
  const byDocument = Map.groupBy(await openSynpunkterOf(db, person), each => each.document)
  return [...byDocument].map(([id, all]) => ({ id, title: all[0]?.title ?? '', open: all.length }))
}
