import type { DraftList, DraftPart } from '../../../schemas/api/svar.ts'
import { type AnswerPart, slotOf } from '../../../schemas/remiss/answer.ts'
import { saysNothing } from '../../../schemas/remiss/contents.ts'
import { joinParts } from './join-parts.ts'

/**
 * Where a part stands: `new` nothing has been written · `waiting` not saved yet · `nameless` nor can it be, until who writes has said who they are · `kept` no contact: it
 * stands here meanwhile · `newer` it is saved, and somebody else has written a newer wording while one is in it · `conflict` somebody else wrote too.
 */
export type DraftState = 'new' | 'saved' | 'waiting' | 'nameless' | 'saving' | 'kept' | 'refused' | 'newer' | 'conflict'

/** A part as this page holds it. `id` is its name here and never changes. */
export interface LocalDraft {
  id: string
  part: AnswerPart
  state: DraftState
  /** As the server holds it; null: not there yet. */
  stored: DraftPart | null
  /** What somebody else wrote meanwhile; null in a conflict: they took it away. */
  theirs: DraftPart | null
  /** What the server said no with, in words. */
  problem: string
}

/** What the store needs of the world. */
export interface DraftWorld {
  add(key: string, part: AnswerPart): Promise<DraftPart>
  set(id: string, revision: number, part: AnswerPart): Promise<DraftPart>
  remove(id: string, revision: number): Promise<void>
  /** All that the server holds. */
  load(): Promise<DraftList>
  /** What was not saved when the page was last here, and where it is kept. */
  read(): readonly Kept[]
  keep(kept: readonly Kept[]): void
  newKey(): string
  /** Why a call failed: no contact, somebody else wrote, or a refusal in words. */
  why(error: unknown): { kind: 'no-contact' | 'changed' | 'refused'; words: string }
  later(run: () => void, ms: number): void
}

/** A part that is not saved, as the browser keeps it. */
export interface Kept {
  id: string
  part: AnswerPart
  stored: { id: string; revision: number } | null
}

const PAUSE = 600
const AGAIN = 4000
/** The states of what can be saved. */
const UNSAVED: readonly DraftState[] = ['waiting', 'kept', 'nameless']

/**
 * The parts of an answer on this page. What is typed is saved a moment later; what is not saved is kept in the browser, and tried again. Where somebody else has
 * changed the same part meanwhile nothing is overwritten: both texts stand until somebody chooses.
 */
export class DraftStore {
  readonly #world: DraftWorld
  readonly #drafts = new Map<string, LocalDraft>()
  readonly #listeners = new Set<() => void>()
  readonly #due = new Set<string>()
  /** The draft in which the caret stands. */
  #held: string | null = null
  /** Whoever writes has said who they are. */
  #named = false
  #shown: readonly LocalDraft[] = []
  #loaded: DraftList | null = null
  #removed: AnswerPart | null = null

  constructor(world: DraftWorld) {
    this.#world = world
    for (const { id, part, stored } of world.read()) {
      const held = stored && { ...stored, part, origin: null, by: '', changedBy: '', mine: true, changedAt: '' }
      this.#put({ id, part, state: 'kept', stored: held, theirs: null, problem: '' })
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The drafts in the order in which they were begun; the same array until something changes. */
  all = (): readonly LocalDraft[] => this.#shown

  /** What the server last said. */
  loaded = (): DraftList | null => this.#loaded

  /** What was taken away last, until something else is written. */
  removed = (): AnswerPart | null => this.#removed

  /** Everything is where it should be: nothing waits, nothing is refused, nobody has to choose. */
  settled = (): boolean => this.#shown.every(({ state }) => state === 'saved' || state === 'new')

  /** Whether whoever writes has said who they are: before that, what is typed stays here. */
  setNamed(named: boolean): void {
    this.#named = named
    if (named) for (const { id, state } of this.#shown) if (state === 'nameless') void this.#save(id)
  }

  /** Begins a part, and returns its name here. Of what there is one of, the one that is there. */
  begin(part: AnswerPart): string {
    const slot = slotOf(part)
    const there = slot === null ? undefined : this.#shown.find(draft => slotOf(draft.part) === slot)
    if (there) return there.id
    const id = this.#world.newKey()
    this.#put({ id, part, state: 'new', stored: null, theirs: null, problem: '' })
    this.#tell()
    return id
  }

  /** Somebody has typed. */
  change(id: string, part: AnswerPart): void {
    const draft = this.#drafts.get(id)
    if (!draft) return
    this.#removed = null
    const state = draft.state === 'conflict' || draft.state === 'newer' ? 'conflict' : 'waiting'
    this.#put({ ...draft, part, state, problem: '' })
    this.#tell()
    if (state === 'waiting') this.#soon(id, PAUSE)
  }

  /** The caret stands in this draft: what others write in it is shown beside it, and replaces nothing. */
  hold(id: string): void {
    if (this.#held !== null && this.#held !== id) this.release(this.#held)
    this.#held = id
  }

  /** The caret stands there no more. A newer wording of somebody else takes the place of what had been saved before it. */
  release(id: string): void {
    if (this.#held !== id) return
    this.#held = null
    if (this.#drafts.get(id)?.state === 'newer') this.choose(id, 'theirs')
  }

  /** Takes a part away. */
  async remove(id: string): Promise<void> {
    const draft = this.#drafts.get(id)
    if (!draft) return
    if (draft.stored) {
      try {
        await this.#world.remove(draft.stored.id, draft.stored.revision)
      } catch (error) {
        const { kind, words } = this.#world.why(error)
        if (kind === 'changed') await this.#look(id)
        else this.#put({ ...draft, state: 'refused', problem: words })
        this.#tell()
        return
      }
    }
    this.#drafts.delete(id)
    this.#removed = saysNothing(draft.part) ? null : draft.part
    this.#tell()
  }

  /** Writes anew what was taken away last, and returns its name here; null where there is nothing. */
  restore(): string | null {
    const part = this.#removed
    if (part === null) return null
    const id = this.begin(part)
    this.change(id, part)
    return id
  }

  /** After somebody else has written the same: mine, theirs, or both. */
  choose(id: string, which: 'mine' | 'theirs' | 'both'): void {
    const draft = this.#drafts.get(id)
    if (draft?.state !== 'conflict' && draft?.state !== 'newer') return
    const { theirs, part } = draft
    const joined = which === 'both' && theirs ? joinParts(theirs.part, part) : part
    if (!theirs) this.#drafts.delete(id)
    // What was taken away mine begins anew; two proposals cannot be one, and mine goes beside theirs.
    const beside = which !== 'theirs' && (!theirs || joined === null) ? this.#world.newKey() : null
    if (beside !== null) this.#put({ id: beside, part, state: 'waiting', stored: null, theirs: null, problem: '' })
    if (theirs && (which === 'theirs' || joined === null))
      this.#put({ ...draft, part: theirs.part, stored: theirs, theirs: null, state: 'saved' })
    else if (theirs && joined) this.#put({ ...draft, part: joined, stored: theirs, theirs: null, state: 'waiting' })
    this.#tell()
    this.#soon(beside ?? id, 0)
  }

  /** Saves at once what waits. Resolves when it has been tried. */
  async flush(): Promise<void> {
    await Promise.all(this.#shown.filter(d => UNSAVED.includes(d.state)).map(d => this.#save(d.id)))
  }

  /** Looks what others have written. */
  async refresh(): Promise<void> {
    const before = new Map(this.#shown.map(({ id, stored }) => [id, stored]))
    const list = await this.#world.load()
    this.#loaded = list
    const known = new Set<string>()
    for (const theirs of list.parts) known.add(this.#take(theirs))
    for (const draft of this.#shown) {
      // What was saved while the list was on its way is not in it.
      if (known.has(draft.id) || !draft.stored || draft.state === 'saving' || before.get(draft.id) !== draft.stored)
        continue
      if (draft.state === 'saved' && this.#held !== draft.id) this.#drafts.delete(draft.id)
      else if (draft.state !== 'conflict') this.#put({ ...draft, state: 'conflict', theirs: null })
    }
    this.#tell()
  }

  /** What the server holds of a part, beside what stands here. Returns its name here. */
  #take(theirs: DraftPart): string {
    const slot = slotOf(theirs.part)
    const draft =
      this.#shown.find(({ stored }) => stored?.id === theirs.id) ??
      this.#shown.find(({ part, stored }) => slot !== null && stored === null && slotOf(part) === slot)
    if (!draft) {
      this.#put({ id: theirs.id, part: theirs.part, state: 'saved', stored: theirs, theirs: null, problem: '' })
      return theirs.id
    }
    // A list that was on its way while something newer was saved.
    if (draft.stored && theirs.revision < draft.stored.revision) return draft.id
    const known = draft.stored?.revision === theirs.revision
    if (known && (draft.state === 'saved' || draft.state === 'newer')) this.#put({ ...draft, stored: theirs })
    else if (same(draft.part, theirs.part)) this.#put({ ...draft, stored: theirs, theirs: null, state: 'saved' })
    else if (['saved', 'new', 'newer'].includes(draft.state) && this.#held === draft.id)
      this.#put({ ...draft, state: 'newer', theirs })
    else if (['saved', 'new', 'newer'].includes(draft.state))
      this.#put({ ...draft, part: theirs.part, stored: theirs, theirs: null, state: 'saved' })
    else if (draft.state !== 'saving' && theirs.revision !== draft.stored?.revision)
      this.#put({ ...draft, state: 'conflict', theirs })
    else if (draft.state === 'kept') this.#soon(draft.id, 0)
    return draft.id
  }

  async #save(id: string): Promise<void> {
    const draft = this.#drafts.get(id)
    if (!draft || !UNSAVED.includes(draft.state)) return
    if (!draft.stored && saysNothing(draft.part)) {
      this.#put({ ...draft, state: 'new' })
      this.#tell()
      return
    }
    if (!this.#named) {
      this.#put({ ...draft, state: 'nameless' })
      this.#tell()
      return
    }
    const { part, stored } = draft
    this.#put({ ...draft, state: 'saving' })
    this.#tell()
    try {
      const saved = stored
        ? await this.#world.set(stored.id, stored.revision, part)
        : await this.#world.add(draft.id, part)
      const now = this.#drafts.get(id)
      if (!now) return
      const typedMeanwhile = now.part !== part
      this.#put({ ...now, stored: saved, state: typedMeanwhile ? 'waiting' : 'saved' })
      this.#tell()
      if (typedMeanwhile) this.#soon(id, PAUSE)
    } catch (error) {
      const { kind, words } = this.#world.why(error)
      const now = this.#drafts.get(id)
      if (!now) return
      this.#put({ ...now, state: kind === 'refused' ? 'refused' : 'kept', problem: words })
      this.#tell()
      if (kind === 'changed') await this.#look(id)
      if (kind === 'no-contact') this.#soon(id, AGAIN)
    }
  }

  /** Somebody was before: their text comes beside this one. */
  async #look(id: string): Promise<void> {
    await this.refresh().catch(() => this.#soon(id, AGAIN))
  }

  #soon(id: string, ms: number): void {
    if (this.#due.has(id)) return
    this.#due.add(id)
    this.#world.later(() => {
      this.#due.delete(id)
      void this.#save(id)
    }, ms)
  }

  #put(draft: LocalDraft): void {
    this.#drafts.set(draft.id, draft)
    this.#shown = [...this.#drafts.values()]
  }

  #tell(): void {
    this.#shown = [...this.#drafts.values()]
    const unsaved = this.#shown.filter(({ state }) => state !== 'saved' && state !== 'new')
    this.#world.keep(
      unsaved.map(({ id, part, stored }) => ({
        id,
        part,
        stored: stored && { id: stored.id, revision: stored.revision }
      }))
    )
    for (const listener of this.#listeners) listener()
  }
}

const same = (a: AnswerPart, b: AnswerPart): boolean => inOrder(a) === inOrder(b)

/** The same text for the same content, in whatever order its keys were written. */
const inOrder = (part: AnswerPart): string =>
  JSON.stringify(part, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  )
