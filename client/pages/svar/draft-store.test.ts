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
        return { parts: [...parts.values()], files: [], people: [], revision: ids } satisfies DraftList
      },
      read: () => kept,
      keep: now => kept.splice(0, kept.length, ...now),
      newKey: () => `${name}-${++ids}`,
      why: error => ({ kind: error === changed ? 'changed' : 'no-contact', words: String(error) }),
      later: run => timers.push(run)
    })
    const settle = async (): Promise<void> => {
      for (const run of timers.splice(0)) run()
      for (let i = 0; i < 20; i++) await Promise.resolve()
    }
    return { store, settle }
  }
  return { open, parts, kept, go: (on: boolean) => (online = on) }
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
