import { sectionsOf } from '../../schemas/document/create.ts'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import { firstProseId, METADATA_ID, newRecordId, sectionId } from '../../schemas/document/ids.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { Run, Stycke } from '../../schemas/text/stycke.ts'

/** The id that a record of a hand-written file gets while it is read, when the file gives none. */
const UNNAMED = /^Ny\d+x$/

/**
 * Gives records without an id one of their own: the metadata and the fixed sections of the template their well-known ones, all others a
 * random one. What refers to them follows. A file that names every record comes back as it was.
 */
export function nameRecords(dokument: Dokument, template: Template): Dokument {
  const named = new Map<string, string>()
  const taken = new Set<string>()
  for (const post of allPosts(dokument)) if (!UNNAMED.test(post.id)) taken.add(post.id)
  const name = (from: string, wellKnown?: string): void => {
    if (!UNNAMED.test(from)) return
    const to = wellKnown && !taken.has(wellKnown) ? wellKnown : newRecordId()
    taken.add(to)
    named.set(from, to)
  }
  name(dokument.metadata.id, METADATA_ID)
  const keys = new Set(
    sectionsOf(template)
      .filter(s => s.required)
      .map(s => s.key)
  )
  for (const section of dokument.sections) {
    const key = String(section.data.key)
    if (!keys.has(key)) continue
    name(section.id, sectionId(key))
    const first = section.children.find(c => c.type === 'prose')
    if (first && (named.get(section.id) ?? section.id) === sectionId(key)) name(first.id, firstProseId(key))
  }
  for (const post of allPosts(dokument)) if (!named.has(post.id)) name(post.id)
  return named.size === 0 ? dokument : rename(dokument, named)
}

/** All records of a file: the living, those without a place, and those in the trash. */
export function* allPosts(dokument: Dokument): Generator<DokumentPost> {
  function* visit(post: DokumentPost): Generator<DokumentPost> {
    yield post
    for (const child of post.children) yield* visit(child)
  }
  for (const post of [dokument.metadata, ...dokument.sections, ...dokument.unplaced, ...dokument.trash])
    yield* visit(post)
}

function rename(dokument: Dokument, named: ReadonlyMap<string, string>): Dokument {
  const id = (old: string): string => named.get(old) ?? old
  const inRun = (run: Run): Run => ('footnote' in run ? { ...run, footnote: id(run.footnote) } : run)
  const inField = (stycken: readonly Stycke[]): Stycke[] => stycken.map(s => ({ ...s, runs: s.runs.map(inRun) }))
  const inPost = (post: DokumentPost): DokumentPost => ({
    ...post,
    id: id(post.id),
    ...(post.parent ? { parent: id(post.parent) } : {}),
    fields: Object.fromEntries(
      Object.entries(post.fields).map(([name, text]) => [
        post.type === 'tablerow' && name.startsWith('c-') ? `c-${id(name.slice(2))}` : name,
        inField(text)
      ])
    ),
    children: post.children.map(inPost)
  })
  return {
    ...dokument,
    metadata: inPost(dokument.metadata),
    sections: dokument.sections.map(inPost),
    unplaced: dokument.unplaced.map(inPost),
    trash: dokument.trash.map(inPost)
  }
}
