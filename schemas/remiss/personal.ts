import { messages } from '../messages/messages.ts'
import { type PersonalSpan, personalIn } from '../text/personal.ts'
import type { Stycke } from '../text/stycke.ts'
import { cleanStycke, type Find, replaced, withSpans } from '../text/without-spans.ts'
import { nameFinder } from './known-names.ts'
import { decidingBody, namesIn, privateBodies } from './person-names.ts'
import { NO_CONTACT } from './remiss.ts'
import type { Sammanstallning } from './sammanstallning.ts'

const say = messages.sammanstallning

/** Keys whose strings are names of things, never words. */
const IDS: ReadonlySet<string> = new Set([
  'id',
  'hash',
  'wordHash',
  'sha256',
  'record',
  'records',
  'changed',
  'part',
  'body',
  'question',
  'kind',
  'way',
  'form',
  'field',
  'type',
  'outcome',
  'origin',
  'asOf',
  'sentOn',
  'frozenOn',
  'on',
  'lastDay',
  'extendedTo',
  'answeredOn',
  'date'
])

/** Words that are shorter than this are not looked for in other texts: "Ja" is nobody's. */
const LEAST_PASSAGE = 4

/**
 * The same without what belongs to persons: what is a field of its own (who decided, reserved, wrote, sent in; contacts; addresses; names of files) is left out, and
 * in every other word the known names, e-mail addresses, telephone numbers, personnummer, the words of synpunkter that are marked, and `marked`, what somebody has
 * selected, wherever they stand, also where they are divided by bold letters or by the marks of a change. Everything that is made of the result is without them,
 * since it is made of nothing else.
 */
export function withoutPersonalData(s: Sammanstallning, marked: readonly string[] = []): Sammanstallning {
  const named = nameFinder(namesIn(s))
  const passages = passagesOf(s, marked)
  const byPassage = passages.length > 0 ? new RegExp(passages.map(passagePattern).join('|'), 'gu') : null
  const find: Find = text => {
    const found: PersonalSpan[] = [
      ...(byPassage
        ? [...text.matchAll(byPassage)].map(({ 0: whole, index }) => ({
            from: index,
            to: index + whole.length,
            instead: say.omittedWords
          }))
        : []),
      // Addresses before names: a name that is part of one goes with it.
      ...looseMails(text),
      ...personalIn(text, null),
      ...numbersLike(text),
      ...named(text).map(stretch => ({ ...stretch, instead: messages.export.omitted.name }))
    ]
    const taken: PersonalSpan[] = []
    for (const span of found) if (taken.every(t => t.to <= span.from || span.to <= t.from)) taken.push(span)
    return taken.sort((a, b) => a.from - b.from)
  }
  return { ...deep(withoutFields(s), find), people: [], withoutPersonalData: true }
}

/** Addresses that were cut off, which `personalIn` does not take for any. */
const looseMails = (text: string): PersonalSpan[] =>
  [...text.matchAll(/[\p{L}\p{N}._%+-]+(?:@|\s?[[(](?:at|snabel-a)[\])]\s?)[\p{L}\p{N}.-]*[\p{L}\p{N}]?/gu)].map(
    ({ 0: whole, index }) => ({ from: index, to: index + whole.length, instead: messages.export.omitted.email })
  )

/** What is written as a personnummer, whether it can be one or not. */
const numbersLike = (text: string): PersonalSpan[] =>
  [...text.matchAll(/(?<!\d)(?:(?:19|20)\d{6}\s?[-+–]?\s?\d{4}|\d{6}\s?[-+–]\s?\d{4})(?!\d)/gu)].map(
    ({ 0: whole, index }) => ({ from: index, to: index + whole.length, instead: messages.export.omitted.number })
  )

/** What is looked for as it was written: what somebody has selected, and what marked synpunkter say. */
function passagesOf(s: Sammanstallning, marked: readonly string[]): string[] {
  const personal = s.synpunkter
    .filter(each => each.personal)
    .flatMap(({ words, proposal }) => [...words, proposal?.after.map(piece => piece.text).join('') ?? ''])
    .filter(text => text.trim().length >= LEAST_PASSAGE)
  // What goes over several paragraphs stands in each of them.
  const lines = marked.flatMap(text => (text.includes('\n') ? text.split('\n').filter(line => line.length > 20) : []))
  return [...marked, ...lines, ...personal]
    .map(text => tidy(text).trim())
    .filter(text => text.length > 1)
    .sort((a, b) => b.length - a.length)
}

/** As written, with any space for a space, and never a part of a word. */
function passagePattern(text: string): string {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  const letter = '[\\p{L}\\p{N}]'
  const [begins, ends] = [/^[\p{L}\p{N}]/u.test(text), /[\p{L}\p{N}]$/u.test(text)]
  return `${begins ? `(?<!${letter})` : ''}${literal}${ends ? `(?!${letter})` : ''}`
}

/** Letters in one piece each, and nothing that cannot be seen between them: so a name is found however it was typed. */
const tidy = (text: string): string => text.normalize('NFC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')

/** Every string of a value without what is found in it, but for those that are names of things. */
function deep<T>(value: T, find: Find, key = ''): T {
  if (typeof value === 'string') return (IDS.has(key) ? value : replaced(tidy(value), find)) as T
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isPiece)) return overPieces(value, find) as T
    if (key === 'words' && value.every(each => typeof each === 'string')) return overLines(value, find) as T
    return value.map(each => deep(each, find, key)) as T
  }
  if (typeof value !== 'object' || value === null) return value
  if ('runs' in value && Array.isArray(value.runs)) return cleanStycke(tidied(value as unknown as Stycke), find) as T
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, deep(each, find, name)])) as T
}

const tidied = (stycke: Stycke): Stycke => ({
  ...stycke,
  runs: stycke.runs.map(run => ('text' in run ? { ...run, text: tidy(run.text) } : run))
})

/** A stretch of a text with something beside it: a piece of a wording, a run of a proposal. */
const isPiece = (value: unknown): value is { text: string } =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  !('by' in value) &&
  Object.values(value).every(each => typeof each !== 'object')

function overPieces<P extends { text: string }>(pieces: readonly P[], find: Find): P[] {
  const texts = overTexts(
    pieces.map(piece => piece.text),
    '',
    find
  )
  return pieces.map((piece, i) => {
    const { link: _link, ...rest } = piece as P & { link?: string }
    return { ...rest, text: texts[i] ?? '' } as unknown as P
  })
}

const overLines = (lines: readonly string[], find: Find): string[] => overTexts(lines, '\n', find)

/** Texts that stand one after the other: what is found may begin in one and end in another. */
function overTexts(given: readonly string[], between: string, find: Find): string[] {
  const texts = given.map(tidy)
  const spans = find(texts.join(between))
  let at = 0
  return texts.map(text => {
    const from = at
    at += text.length + between.length
    return withSpans(text, from, spans)
  })
}

function withoutFields(s: Sammanstallning): Sammanstallning {
  const private_ = privateBodies(s)
  const bodyName = (id: string, name: string): string => (private_.has(id) ? say.privatePerson : name)
  let files = 0
  return {
    ...s,
    remiss: {
      ...s.remiss,
      contact: NO_CONTACT,
      decision: { ...s.remiss.decision, by: decidingBody(s.remiss.decision.by) }
    },
    bodies: s.bodies.map(body => ({
      ...body,
      name: bodyName(body.id, body.name),
      contact: '',
      email: '',
      registrar: '',
      decision: body.decision && { ...body.decision, by: decidingBody(body.decision.by) },
      reservations: body.reservations.map(each => ({ ...each, by: '' }))
    })),
    answers: s.answers.map(answer => ({
      ...answer,
      bodyName: bodyName(answer.body, answer.bodyName),
      submittedBy: { name: '', email: '' },
      parts: answer.parts.map(each => ({
        ...each,
        author: null,
        part:
          each.part.kind === 'reservation'
            ? { ...each.part, by: '' }
            : each.part.kind === 'beslut'
              ? { ...each.part, by: decidingBody(each.part.by) }
              : each.part
      })),
      files: answer.files.map(file => ({
        ...file,
        name: say.omittedFile(++files, /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? '')
      }))
    })),
    synpunkter: s.synpunkter.map(each => ({
      ...each,
      bodyName: bodyName(each.body, each.bodyName),
      words: each.personal ? [say.omittedWords] : wordsWithout(each, s),
      proposal: each.personal ? null : each.proposal
    }))
  }
}

/** Words that the program itself put together of a field that holds a person. */
function wordsWithout(each: Sammanstallning['synpunkter'][number], s: Sammanstallning): string[] {
  if (each.source.paragraph !== null || each.source.from !== null) return each.words
  const part = s.answers.find(a => a.number === each.answer)?.parts.find(({ id }) => id === each.source.part)?.part
  const [, ...rest] = each.words
  if (part?.kind === 'reservation') return [say.reservedBy(say.reservation[part.form], ''), ...rest]
  if (part?.kind === 'beslut')
    return [say.decided(decidingBody(part.by) || each.bodyName, part.date, part.paragraph), ...rest]
  return each.words
}
