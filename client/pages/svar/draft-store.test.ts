import { expect, test } from 'vitest'
import type { DraftList, DraftPart } from '../../../schemas/api/svar.ts'
import type { AnswerPart } from '../../../schemas/remiss/answer.ts'
import { DraftStore, type Kept } from './draft-store.ts'

const comment = (text: string): AnswerPart => ({ kind: 'kommentar', place: { kind: 'document' }, text })
const yttrande = (text: string): AnswerPart => ({ kind: 'yttrande', stycken: [{ runs: [{ text }] }] })

/** A server of one answer, and pages of it; nothing runs before `settle` is called. */
function world() {
  const parts = new Map<string, DraftPart>()
  let ids = 0
  let online = true
  /** A list that was made arrives when this is over. */
  let arriving = Promise.resolve()
  const changed = new Error('changed')
  const kept: Kept[] = []
  const open = (name: string) => {
    const timers: (() => void)[] = []
    const demand = (): void => {
      if (!online) throw new Error('no contact')
    }
    const put = (id: string, part: AnswerPart, revision: number): DraftPart => {
      const made = { id, part, origin: null, by: name, changedBy: name, mine: true, changedAt: '', revision }
      parts.set(id, made)
      return made
    }
    const store = new DraftStore({
      add: async (key, part) => {
        demand()
        const again = parts.get(`p-${key}`)
        if (again) return again
        if (part.kind === 'yttrande' && [...parts.values()].some(p => p.part.kind === 'yttrande')) throw changed
        return put(`p-${key}`, part, 1)
      },
      set: async (id, revision, part) => {
        demand()
        if (parts.get(id)?.revision !== revision) throw changed
        return put(id, part, revision + 1)
      },
      remove: async (id, revision) => {
        demand()
        if (parts.get(id)?.revision !== revision) throw changed
        parts.delete(id)
      },
      load: async () => {
        demand()
        const list = { parts: [...parts.values()], files: [], people: [], revision: ids } satisfies DraftList
        await arriving
        return list
      },
      read: () => kept,
      keep: now => kept.splice(0, kept.length, ...now),
      newKey: () => `${name}-${++ids}`,
      why: error => ({ kind: error === changed ? 'changed' : 'no-contact', words: String(error) }),
      later: run => timers.push(run)
    })
    store.setNamed(true)
    const settle = async (): Promise<void> => {
      for (const run of timers.splice(0)) run()
      for (let i = 0; i < 20; i++) await Promise.resolve()
    }
    return { store, settle }
  }
  return {
    open,
    parts,
    kept,
    go: (on: boolean) => (online = on),
    /** Holds back every list from now on, until what is returned is called. */
    hold: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      arriving = promise
      return resolve
    }
  }
}

test('what is typed is saved a moment later, and what is typed meanwhile after it', async () => {
  const { open, parts, kept } = world()
  const { store, settle } = open('rut')
  const id = store.begin(comment(''))
  expect(store.all()[0]?.state).toBe('new')
  store.change(id, comment('Br'))
  expect(kept).toHaveLength(1)
  const saving = settle()
  store.change(id, comment('Bra'))
  await saving
  await settle()
  expect([...parts.values()].map(p => p.part)).toEqual([comment('Bra')])
  expect(store.all()[0]?.state).toBe('saved')
  expect(kept).toEqual([])
})

test('without contact it is kept, also for the next time the page is opened, and saved when there is contact', async () => {
  const { open, parts, kept, go } = world()
  const first = open('rut')
  go(false)
  first.store.change(first.store.begin(comment('')), comment('Kvar'))
  await first.settle()
  expect(first.store.all()[0]?.state).toBe('kept')
  expect(first.store.settled()).toBe(false)
  const again = open('rut')
  expect(again.store.all().map(d => d.part)).toEqual([comment('Kvar')])
  go(true)
  await again.store.flush()
  expect([...parts.values()].map(p => p.part)).toEqual([comment('Kvar')])
  expect(kept).toEqual([])
})

test.each([
  ['mine', 'Evas'],
  ['theirs', 'Ruts'],
  ['both', 'Ruts\n\nEvas']
] as const)('two who write the same at the same time: the later one is told, and keeps %s', async (which, text) => {
  const { open, parts } = world()
  const rut = open('rut')
  const eva = open('eva')
  rut.store.change(rut.store.begin(comment('')), comment('Början'))
  await rut.settle()
  await eva.store.refresh()
  const id = eva.store.all()[0]!.id
  rut.store.change(rut.store.all()[0]!.id, comment('Ruts'))
  await rut.settle()
  eva.store.change(id, comment('Evas'))
  await eva.settle()
  expect(eva.store.all()[0]).toMatchObject({ state: 'conflict', part: comment('Evas'), theirs: { changedBy: 'rut' } })
  eva.store.choose(id, which)
  await eva.settle()
  expect([...parts.values()].map(p => p.part)).toEqual([comment(text)])
  expect(eva.store.settled()).toBe(true)
})

test('two who begin the yttrande at the same time lose neither', async () => {
  const { open, parts } = world()
  const rut = open('rut')
  const eva = open('eva')
  rut.store.change(rut.store.begin(yttrande('')), yttrande('Ruts'))
  await rut.settle()
  eva.store.change(eva.store.begin(yttrande('')), yttrande('Evas'))
  await eva.settle()
  const [draft] = eva.store.all()
  expect(draft?.state).toBe('conflict')
  eva.store.choose(draft!.id, 'both')
  await eva.settle()
  const runs = [{ runs: [{ text: 'Ruts' }] }, { runs: [{ text: 'Evas' }] }]
  expect([...parts.values()].map(p => p.part)).toEqual([{ kind: 'yttrande', stycken: runs }])
})

test('a newer wording of somebody else is shown beside what one is in, and takes its place when one has left it', async () => {
  const { open, parts } = world()
  const rut = open('rut')
  const eva = open('eva')
  rut.store.change(rut.store.begin(yttrande('')), yttrande('Ett'))
  await rut.settle()
  await eva.store.refresh()
  const id = eva.store.all()[0]!.id
  eva.store.hold(id)
  rut.store.change(rut.store.all()[0]!.id, yttrande('Två'))
  await rut.settle()
  await eva.store.refresh()
  expect(eva.store.all()[0]).toMatchObject({ state: 'newer', part: yttrande('Ett'), theirs: { part: yttrande('Två') } })
  expect(eva.store.settled()).toBe(false)
  eva.store.release(id)
  expect(eva.store.all()[0]).toMatchObject({ state: 'saved', part: yttrande('Två'), theirs: null })

  eva.store.hold(id)
  rut.store.change(rut.store.all()[0]!.id, yttrande('Tre'))
  await rut.settle()
  await eva.store.refresh()
  // Whoever writes on has a text of their own, and somebody has to choose; to leave the field chooses nothing.
  eva.store.change(id, yttrande('Två och en halv'))
  await eva.settle()
  eva.store.release(id)
  expect(eva.store.all()[0]).toMatchObject({ state: 'conflict', part: yttrande('Två och en halv') })
  eva.store.choose(id, 'mine')
  await eva.settle()
  expect([...parts.values()].map(p => p.part)).toEqual([yttrande('Två och en halv')])
})

test('what is new while one stands in an empty field is shown beside it, and what goes is not taken from under the caret', async () => {
  const { open } = world()
  const rut = open('rut')
  const eva = open('eva')
  const id = eva.store.begin(yttrande(''))
  eva.store.hold(id)
  const ruts = rut.store.begin(yttrande(''))
  rut.store.change(ruts, yttrande('Ruts'))
  await rut.settle()
  await eva.store.refresh()
  expect(eva.store.all()).toMatchObject([
    { id, state: 'newer', part: yttrande(''), theirs: { part: yttrande('Ruts') } }
  ])
  eva.store.choose(id, 'theirs')
  expect(eva.store.all()).toMatchObject([{ id, state: 'saved', part: yttrande('Ruts') }])
  await rut.store.remove(ruts)
  await eva.store.refresh()
  expect(eva.store.all()).toMatchObject([{ id, state: 'conflict', part: yttrande('Ruts'), theirs: null }])
})

test('a list that was on its way while something was saved takes nothing back', async () => {
  const { open, parts, hold } = world()
  const { store, settle } = open('rut')
  const id = store.begin(comment(''))
  store.change(id, comment('Ett'))
  await settle()
  store.change(id, comment('Ett och två'))
  let arrive = hold()
  const old = store.refresh()
  await settle()
  expect(store.all()[0]?.state).toBe('saved')
  arrive()
  await old
  expect(store.all()[0]).toMatchObject({ state: 'saved', part: comment('Ett och två') })
  arrive = hold()
  const later = store.refresh()
  const more = store.begin({ kind: 'reservation', form: 'muntlig', by: '', text: '' })
  store.change(more, { kind: 'reservation', form: 'muntlig', by: 'Ulf', text: '' })
  await settle()
  arrive()
  await later
  expect(store.all()).toHaveLength(2)
  expect(parts.size).toBe(2)
})

test('what somebody else takes away goes, unless one has just written in it', async () => {
  const { open } = world()
  const rut = open('rut')
  const eva = open('eva')
  rut.store.change(rut.store.begin(comment('')), comment('Ett'))
  await rut.settle()
  await eva.store.refresh()
  await rut.store.remove(rut.store.all()[0]!.id)
  eva.store.change(eva.store.all()[0]!.id, comment('Evas'))
  await eva.settle()
  expect(eva.store.all()[0]).toMatchObject({ state: 'conflict', theirs: null })
  eva.store.choose(eva.store.all()[0]!.id, 'mine')
  await eva.settle()
  await rut.store.refresh()
  expect(rut.store.all().map(d => d.part)).toEqual([comment('Evas')])
})

test('what is typed before somebody has said who they are stays here, and is saved when they have', async () => {
  const { open, parts, kept } = world()
  const { store, settle } = open('rut')
  store.setNamed(false)
  store.change(store.begin(comment('')), comment('Klistrat'))
  await settle()
  expect(store.all()[0]).toMatchObject({ state: 'nameless', part: comment('Klistrat') })
  expect(kept.map(({ part }) => part)).toEqual([comment('Klistrat')])
  expect(parts.size).toBe(0)
  store.setNamed(true)
  await settle()
  expect(store.all()[0]?.state).toBe('saved')
  expect([...parts.values()].map(p => p.part)).toEqual([comment('Klistrat')])
})

test('what was taken away last is written anew when it is asked for, until something else is written', async () => {
  const { open, parts } = world()
  const { store, settle } = open('rut')
  const id = store.begin(comment(''))
  store.change(id, comment('Ett'))
  await settle()
  await store.remove(id)
  expect(parts.size).toBe(0)
  expect(store.removed()).toEqual(comment('Ett'))
  store.restore()
  await settle()
  expect([...parts.values()].map(p => p.part)).toEqual([comment('Ett')])
  expect(store.removed()).toBeNull()
  await store.remove(store.begin(comment('')))
  expect(store.removed(), 'nothing was said').toBeNull()
})
