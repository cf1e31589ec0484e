import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { parseAnsvar } from '../../schemas/ansvar/parse.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import { contentOf, createDokument, emptyPost, sectionsOf, templateSectionOf } from '../../schemas/document/create.ts'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import { firstProseId, sectionId } from '../../schemas/document/ids.ts'
import type { Placement } from '../../schemas/draft/placement.ts'
import type { Target } from '../../schemas/draft/report.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import type { Run, Stycke } from '../../schemas/text/stycke.ts'
import { withoutNumber } from './headings.ts'
import { type DraftLines, type Line, styckeOf } from './lines.ts'
import type { BuildContext, Making } from './making.ts'
import { addMetadata, addMetadataTable } from './metadata.ts'
import { namesOf, withAnswers, wordsBeyond } from './parties.ts'
import { pictureOf } from './pictures.ts'
import { cutFront, definitionParts, lineOf } from './pieces.ts'
import { plain, textOf } from './runs.ts'
import { addDefinitionTable, addInsatsTable, addTable } from './tables.ts'

/** A name in a line of ansvar that the register does not have quite so. */
export interface OpenParty {
  at: number
  written: string
  suggestion: string | null
}

export interface Built {
  dokument: Dokument
  /** By line; null: its words stand nowhere (left out, or in the file of a picture). */
  targets: readonly (Target | null)[]
  open: readonly OpenParty[]
  /** Words that the template, the register or the numbering writes instead. */
  replaced: readonly { at: number; text: string }[]
  /** Pictures that no document can hold, by what is said of them. */
  lostPictures: readonly { at: number; text: string }[]
}

/** Builds the document from the lines of a draft and where each goes. Pure: the same placements give the same document. */
export function buildDraft(draft: DraftLines, placements: readonly Placement[], context: BuildContext): Built {
  return new Builder(draft, context).run(placements)
}

/** Builds up a document line by line; what a line belongs to follows from those before it. */
class Builder implements Making {
  readonly context: BuildContext
  readonly dokument: Dokument
  readonly open: OpenParty[] = []
  readonly #replaced: { at: number; text: string }[] = []
  readonly #lostPictures: { at: number; text: string }[] = []
  /** The register as a person has answered. */
  readonly #answered: Kommun
  readonly #draft: DraftLines
  readonly #counts = new Map<string, number>()
  #section: DokumentPost | null = null
  #omrade: DokumentPost | null = null
  #insats: DokumentPost | null = null
  #definition: DokumentPost | null = null
  #bilaga: DokumentPost | null = null

  constructor(draft: DraftLines, context: BuildContext) {
    this.#draft = draft
    this.context = context
    this.#answered = withAnswers(context.kommun, context.parties)
    this.dokument = createDokument(context.template, '')
  }

  run(placements: readonly Placement[]): Built {
    const targets = this.#draft.lines.map((line, i) => this.#take(line, placements[i] ?? { as: 'ej-placerat' }))
    this.#notes()
    const title = this.dokument.metadata.fields.titel
    if (!title?.some(s => s.runs.length > 0))
      this.dokument.metadata.fields.titel = lineOf([{ text: this.context.title }])
    for (const section of this.dokument.sections) this.#tidy(section)
    return {
      dokument: this.dokument,
      targets,
      open: this.open,
      replaced: this.#replaced,
      lostPictures: this.#lostPictures
    }
  }

  #take(line: Line, placement: Placement): Target | null {
    switch (placement.as) {
      case 'titel':
        return this.put(this.dokument.metadata, 'titel', plain(line.runs))
      case 'uppgift':
        return this.#metadata(line, placement.key, placement.label)
      case 'uppgiftstabell':
        return addMetadataTable(this, line)
      case 'avsnitt':
        return this.#beginSection(line, placement.key)
      case 'rubrik':
        return this.#addText({ form: placement.form, runs: plain(line.runs) }) ?? this.#unplaced(line)
      case 'text':
        return this.#text(line)
      case 'tabell':
        return this.#table(line)
      case 'bild':
        return this.#picture(line)
      case 'fokusomrade':
        return this.#beginArea(line)
      case 'inledning':
        return this.#omrade ? this.append(this.#omrade, 'inledning', styckeOf(line)) : this.#unplaced(line)
      case 'upptakt':
        return this.#omrade ? this.put(this.#omrade, 'upptakt', line.runs) : this.#unplaced(line)
      case 'insats':
        return this.#beginInsats(line)
      case 'insatstext':
        return this.#insats ? this.append(this.#insats, 'text', styckeOf(line)) : this.#unplaced(line)
      case 'ansvar':
        return this.#insats ? this.ansvar(this.#insats, line.text, line.at) : this.#unplaced(line)
      case 'insatsfalt':
        return this.#insatsField(line, placement.key, placement.label)
      case 'insatstabell':
        return addInsatsTable(this, line, placement.columns) ?? this.#unplaced(line)
      case 'definition':
        return this.#beginDefinition(line, placement.term)
      case 'definitionstext':
        return this.#definition ? this.append(this.#definition, 'text', styckeOf(line)) : this.#unplaced(line)
      case 'definitionstabell':
        return addDefinitionTable(this, line) ?? this.#unplaced(line)
      case 'bilaga':
        return this.#beginBilaga(line)
      case 'ej-placerat':
        return this.#unplaced(line)
      case 'utelamnat':
        return null
    }
  }

  id(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    return `${kind}-${count}`
  }

  /** The section of the template with this key; made where the document does not have it yet. A repeatable one is made anew. */
  section(key: string, anew = false): DokumentPost {
    const { sections } = this.dokument
    const found = anew ? undefined : sections.find(s => s.data.key === key)
    if (found) return found
    const used = sections.some(s => s.id === sectionId(key))
    const repeatable = templateSectionOf(this.context.template, key)?.repeatable ?? false
    const made = emptyPost(used || repeatable ? this.id('avs') : sectionId(key), 'section')
    made.data.key = key
    const keys = sectionsOf(this.context.template).map(s => s.key)
    const before = new Set<unknown>(keys.slice(0, keys.indexOf(key) + 1))
    const after = this.#section && repeatable ? sections.indexOf(this.#section) : -1
    sections.splice(
      Math.max(
        after,
        sections.findLastIndex(s => before.has(s.data.key))
      ) + 1,
      0,
      made
    )
    return made
  }

  #beginSection(line: Line, key: string): Target | null {
    const known = templateSectionOf(this.context.template, key)
    if (!known) return this.#unplaced(line)
    const section = this.section(key, known.repeatable)
    this.#section = section
    this.#omrade = null
    this.#insats = null
    this.#definition = null
    this.#bilaga = null
    const runs = plain(this.#withoutNumber(line))
    if (!known.headingFixed) return this.put(section, 'titel', runs)
    const same = sameSpelling(known.heading ?? '') === sameSpelling(withoutNumber(line.text))
    // A heading with other words than the template's stands as a heading in the text: no word of the draft goes away.
    if (same || known.content !== 'prose') {
      this.replaced(line.at, textOf(runs))
      return { record: section.id, field: 'titel' }
    }
    return this.#addText({ form: 'h2', runs })
  }

  #text(line: Line): Target | null {
    if (!this.#section) {
      const first = this.context.template.sections.find(s => s.content === 'prose')
      if (first) this.#section = this.section(first.key)
    }
    return this.#addText(styckeOf(line)) ?? this.#unplaced(line)
  }

  /** Adds a paragraph to the last text of the section or bilaga that is open. */
  #addText(stycke: Stycke): Target | null {
    const holder = this.#holder
    if (!holder) return null
    let last = holder.children.at(-1)
    if (last?.type !== 'prose') {
      const key = String(holder.data.key ?? '')
      const first = holder.type === 'section' && holder.children.length === 0 && holder.id === sectionId(key)
      last = emptyPost(first ? firstProseId(key) : this.id('text'), 'prose')
      holder.children.push(last)
    }
    return this.append(last, 'text', stycke)
  }

  /** What running text, tables and pictures stand in. */
  get #holder(): DokumentPost | null {
    if (this.#bilaga) return this.#bilaga
    const section = this.#section
    return section && contentOf(this.context.template, section.data.key) === 'prose' ? section : null
  }

  #table(line: Line): Target | null {
    const holder = this.#holder
    return holder ? addTable(this, holder, line) : this.#unplaced(line)
  }

  #picture(line: Line, holder = this.#holder): Target | null {
    const picture = pictureOf(this, line)
    if (!picture) {
      this.#lostPictures.push({ at: line.at, text: line.picture?.alt ?? '' })
      return null
    }
    if (holder) holder.children.push(picture)
    else this.dokument.unplaced.push(picture)
    return { record: picture.id, field: 'alt' }
  }

  /** The section that holds fokusområden or, in a plan without areas, insatser. */
  #insatsSection(): DokumentPost | null {
    const { sections } = this.context.template
    const key = (sections.find(s => s.content === 'fokusomraden') ?? sections.find(s => s.content === 'insatser'))?.key
    return key === undefined ? null : this.section(key)
  }

  #beginArea(line: Line): Target | null {
    const section = this.#insatsSection()
    if (!section || contentOf(this.context.template, section.data.key) !== 'fokusomraden') return this.#unplaced(line)
    this.#section = section
    return { record: this.area(plain(this.#withoutNumber(line))).id, field: 'titel' }
  }

  area(title: Stycke['runs']): DokumentPost {
    const omrade = emptyPost(this.id('fo'), 'fokusomrade')
    if (title.length > 0) omrade.fields.titel = lineOf(title)
    this.#insatsSection()?.children.push(omrade)
    this.#omrade = omrade
    this.#insats = null
    return omrade
  }

  insats(): DokumentPost | null {
    const section = this.#insatsSection()
    if (!section) return null
    this.#section = section
    const inAreas = contentOf(this.context.template, section.data.key) === 'fokusomraden'
    const parent = inAreas ? (this.#omrade ?? this.area([])) : section
    const number = parent.children.filter(c => c.type === 'insats').length + 1
    const insats = emptyPost(inAreas ? `in-${parent.id.slice(3)}-${number}` : `in-${number}`, 'insats')
    parent.children.push(insats)
    this.#insats = insats
    return insats
  }

  #beginInsats(line: Line): Target | null {
    const insats = this.insats()
    if (!insats) return this.#unplaced(line)
    const { list: _list, ...rest } = line
    const words = this.#withoutNumber(line)
    const runs = line.bold ? plain(words) : words
    return this.append(insats, 'text', { ...styckeOf({ ...rest, list: null }), runs: [...runs] })
  }

  ansvar(insats: DokumentPost, text: string, at: number): Target {
    for (const { written, suggestion = null } of namesOf(text, this.context.kommun))
      this.open.push({ at, written, suggestion })
    const { ansvar } = parseAnsvar(text, this.#answered, { close: 'keep' })
    const add = (set: string, ids: readonly string[]): void => {
      insats.sets[set] = [...new Set([...(insats.sets[set] ?? []), ...ids])]
    }
    add('lead', ansvar.lead)
    add(
      'partner',
      ansvar.partners.filter(id => !insats.sets.lead?.includes(id))
    )
    if (ansvar.kind) insats.data.ansvarsform = ansvar.kind
    if (ansvar.tail) {
      const before = insats.fields.ansvarstillagg?.[0]?.runs ?? []
      insats.fields.ansvarstillagg = lineOf([...before, { text: `${before.length > 0 ? ' ' : ''}${ansvar.tail}` }])
    }
    const shown = ansvarSentence(ansvarOfPost(insats), this.context.kommun)
    this.replaced(at, wordsBeyond(text, shown))
    return { record: insats.id, field: 'ansvar' }
  }

  #beginDefinition(line: Line, term: string): Target | null {
    const { term: runs, text } = definitionParts(line.runs, term)
    const definition = this.definition(lineOf(plain(runs)))
    if (!definition) return this.#unplaced(line)
    if (text.length > 0) definition.fields.text = [{ runs: text }]
    return { record: definition.id, field: 'text' }
  }

  /** A new definition; null where the template has no place for one. */
  definition(term: Stycke[]): DokumentPost | null {
    const key = this.context.template.sections.find(s => s.content === 'definitioner')?.key
    if (key === undefined) return null
    const definition = emptyPost(this.id('def'), 'definition')
    definition.fields.term = term
    this.section(key).children.push(definition)
    this.#definition = definition
    return definition
  }

  #beginBilaga(line: Line): Target | null {
    const key = this.context.template.sections.find(s => s.content === 'bilagor')?.key
    if (key === undefined) return this.#unplaced(line)
    const bilaga = emptyPost(this.id('bil'), 'bilaga')
    bilaga.fields.titel = lineOf(plain(line.runs))
    this.#section = this.section(key)
    this.#section.children.push(bilaga)
    this.#bilaga = bilaga
    return { record: bilaga.id, field: 'titel' }
  }

  /** Kept where everybody sees it, in the order of the draft. */
  #unplaced(line: Line): Target | null {
    const { unplaced } = this.dokument
    if (line.kind === 'picture') return this.#picture(line, null)
    if (line.kind === 'table') return this.keep(line.rows.flatMap(row => row.cells.flatMap(cell => cell.map(styckeOf))))
    let last = unplaced.at(-1)
    if (last?.type !== 'prose') {
      last = emptyPost(this.id('ej'), 'prose')
      unplaced.push(last)
    }
    return this.append(last, 'text', styckeOf(line))
  }

  keep(stycken: readonly Stycke[]): Target {
    const post = emptyPost(this.id('ej'), 'prose')
    post.fields.text = stycken.map(({ form: _form, level: _level, ...rest }) => rest)
    this.dokument.unplaced.push(post)
    return { record: post.id, field: 'text' }
  }

  append(post: DokumentPost, field: string, stycke: Stycke): Target {
    const before = post.fields[field]?.filter(s => s.runs.length > 0) ?? []
    post.fields[field] = [...before, stycke]
    return { record: post.id, field }
  }

  put(post: DokumentPost, field: string, runs: readonly Run[]): Target {
    const before = post.fields[field]?.flatMap(s => s.runs) ?? []
    post.fields[field] = lineOf([...before, ...(before.length > 0 ? [{ text: ' ' }] : []), ...runs])
    return { record: post.id, field }
  }

  replaced(at: number, text: string): void {
    if (/[\p{L}\p{N}]/u.test(text)) this.#replaced.push({ at, text: text.trim() })
  }

  /** The words of a heading without the number that somebody has typed before it. */
  #withoutNumber(line: Line): Run[] {
    const letters = line.text.length - withoutNumber(line.text).length
    this.replaced(line.at, line.text.slice(0, letters))
    return cutFront(line.runs, letters)
  }

  #metadata(line: Line, key: string, label: number): Target | null {
    const added = addMetadata(this, key, cutFront(line.runs, label), line.at)
    if (!added) return this.#unplaced(line)
    this.replaced(line.at, line.text.slice(0, label))
    return added
  }

  #insatsField(line: Line, key: string, label: number): Target | null {
    const insats = this.#insats
    if (!insats || !this.context.template.insats.fields.some(field => field.key === key)) return this.#unplaced(line)
    this.replaced(line.at, line.text.slice(0, label))
    return this.put(insats, key, cutFront(line.runs, label))
  }

  #notes(): void {
    if (this.#draft.notes.length === 0) return
    const key = sectionsOf(this.context.template).find(s => s.content === 'fotnoter')?.key ?? 'fotnoter'
    const section = this.section(key)
    for (const { id, runs } of this.#draft.notes) {
      const note = emptyPost(id, 'footnote')
      note.fields.text = lineOf(runs)
      section.children.push(note)
    }
  }

  /** A first text without words stands only where the section has nothing else. */
  #tidy(section: DokumentPost): void {
    const hasMore = section.children.length > 1
    section.children = section.children.filter(
      c => !(hasMore && c.type === 'prose' && (c.fields.text ?? []).every(s => s.runs.length === 0))
    )
  }
}
