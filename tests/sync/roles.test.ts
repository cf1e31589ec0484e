import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Rights, rightsKey } from '../../schemas/policy/rights.ts'
import { ROLES, type Role } from '../../schemas/policy/roles.ts'
import { TOUCHES, type Touch } from '../../schemas/policy/touches.ts'
import { openStorage, type Storage } from '../../server/storage/storage.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import type { SyncClient } from '../helpers/sync-client.ts'
import { createTestDocument, startSync, type TestSync } from '../helpers/sync-server.ts'

/** Where the delförfattare of these tests writes: in fokusområde F1; and belongs to the unit "teknik". */
const rights = (role: Role, more: Partial<Rights> = {}): Rights => ({
  role,
  scope: role === 'delforfattare' ? { records: ['F1'], egnaInsatser: false } : null,
  units: ['teknik'],
  ...more
})
const OWN_INSATSER = rights('delforfattare', { scope: { records: [], egnaInsatser: true } })

/** One change of each kind, to the fokusområde `n` and what stands in it. */
const CHANGES: Record<Touch, (doc: Y.Doc, n: 1 | 2) => void> = {
  text: (doc, n) => doc.getText(`t:I${n}:text`).insert(0, 'å'),
  create(doc, n) {
    doc.getMap('idx').set('Nytt|t', 'insats')
    doc.getMap('idx').set('Nytt|p', { a: `F${n}`, o: 'a8' })
  },
  move: (doc, n) => doc.getMap('idx').set(`I${n}|p`, { a: `F${n}`, o: 'a9' }),
  delete: (doc, n) => doc.getMap('idx').set(`I${n}|x`, { by: 'någon', at: 1 }),
  ansvar: (doc, n) => doc.getMap('idx').set(`I${n}|d|lead|skola`, 'a0'),
  data: (doc, n) => doc.getMap('idx').set(`T${n}|d|header`, false),
  metadata: (doc, n) => (n === 1 ? doc.getText('t:m:titel').insert(0, 'å') : doc.getMap('idx').set('m|d|datum', 'x'))
}

/** May it be done in the area F1, and in F2? */
const MAY: Record<Touch, Record<Role, readonly [boolean, boolean]>> = (() => {
  const row = (delegate: readonly [boolean, boolean]): Record<Role, readonly [boolean, boolean]> => ({
    agare: [true, true],
    forfattare: [true, true],
    delforfattare: delegate,
    granskare: [false, false],
    lasare: [false, false]
  })
  const within = row([true, false])
  return {
    text: within,
    create: within,
    move: within,
    delete: within,
    ansvar: within,
    data: within,
    metadata: row([false, false])
  }
})()

describe.each(DATABASES)('roles over a raw WebSocket with %s', kind => {
  const databases = testDatabases(kind)
  let storage: Storage
  let server: TestSync
  let document = ''
  let documents = 0
  let anna: SyncClient

  beforeAll(async () => {
    storage = await openStorage(await databases.fresh())
    server = await startSync(storage, { limits: { refusals: 10_000, connectionsPerPerson: 10_000 } })
  })
  afterAll(async () => {
    await server.stop()
    await storage.close()
  })

  /** Two fokusområden with an insats, a deleted insats and a table each (the table has no place there, and is theirs all the same). */
  beforeEach(async () => {
    document = `document-${++documents}`
    await createTestDocument(server.log, document)
    anna = await server.connect('anna', document).ready()
    anna.edit(doc => {
      const index = doc.getMap('idx')
      const put = (id: string, type: string, a: string): void => {
        index.set(`${id}|t`, type)
        index.set(`${id}|p`, { a, o: 'a0' })
      }
      put('F2', 'fokusomrade', 's-fokusomraden')
      put('I2', 'insats', 'F2')
      for (const n of [1, 2]) {
        put(`X${n}`, 'insats', `F${n}`)
        index.set(`X${n}|x`, { by: 'anna', at: 1 })
        put(`T${n}`, 'table', `F${n}`)
        for (const id of [`I${n}`, `X${n}`]) doc.getText(`t:${id}:text`).insert(0, 'Bygga broar')
      }
      index.set('I2|d|lead|teknik', 'a0')
    })
    await anna.allStored()
  })

  const stored = async (): Promise<string> => {
    const doc = await server.sync.readDocument(document)
    return Buffer.from(Y.encodeStateAsUpdate(doc as Y.Doc)).toString('base64')
  }

  async function join(given: Rights, person = 'dag'): Promise<SyncClient> {
    server.setRights(person, given)
    const client = await server.connect(person, document).ready()
    await client.allStored()
    return client
  }

  /** Nothing changed, nobody else noticed, the bytes are kept aside, and the connection has ended with its reason. */
  async function refused(client: SyncClient, work: (doc: Y.Doc) => void): Promise<void> {
    const before = await stored()
    const kept = async () =>
      (await storage.db.selectFrom('refused_update').select('reason').where('document', '=', document).execute()).length
    const keptBefore = await kept()
    const heard = anna.received.update
    client.edit(work)
    expect((await client.closed).reason).toBe('avvisad-andring')
    expect(await stored()).toBe(before)
    expect(anna.received.update).toBe(heard)
    await expect.poll(kept, { timeout: 15_000 }).toBe(keptBefore + 1)
  }

  async function accepted(client: SyncClient, work: (doc: Y.Doc) => void): Promise<void> {
    const before = await stored()
    client.edit(work)
    await client.allStored()
    expect(await stored()).not.toBe(before)
  }

  for (const touch of TOUCHES) {
    test.each(ROLES)(`${touch} as %s`, async role => {
      for (const n of [1, 2] as const) {
        const client = await join(rights(role))
        const judge = MAY[touch][role][n - 1] ? accepted : refused
        await judge(client, doc => CHANGES[touch](doc, n))
        client.close()
      }
    })
  }

  test('another’s client id, also within the own area', async () => {
    const dag = await join(rights('delforfattare'))
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(anna.doc))
    forged.clientID = anna.doc.clientID
    const vector = Y.encodeStateVector(forged)
    forged.getText('t:I1:text').insert(0, 'falskt')
    const before = await stored()
    dag.sendUpdate(Y.encodeStateAsUpdate(forged, vector))
    expect((await dag.closed).reason).toBe('avvisad-andring')
    expect(await stored()).toBe(before)
  })

  describe('ways out of the area', () => {
    const index = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('idx')
    test.each<[string, (doc: Y.Doc) => void]>([
      ['an erasure alone', doc => doc.getText('t:I2:text').delete(0, 5)],
      ['a formatting alone', doc => doc.getText('t:I2:text').format(0, 5, { bold: true })],
      ['an embed', doc => doc.getText('t:I2:text').insertEmbed(0, { br: true })],
      ['an insats moved out', doc => index(doc).set('I1|p', { a: 'F2', o: 'a0' })],
      ['an insats moved in', doc => index(doc).set('I2|p', { a: 'F1', o: 'a0' })],
      ['a fokusområde under the own one', doc => index(doc).set('F2|p', { a: 'F1', o: 'a0' })],
      ['a section under the own one', doc => index(doc).set('s-mal|p', { a: 'F1', o: 'a0' })],
      ['the order of the areas', doc => index(doc).set('F1|p', { a: 's-fokusomraden', o: 'b0' })],
      ['the own area deleted', doc => index(doc).set('F1|x', { by: 'dag', at: 1 })],
      [
        'a record whose parent is outside',
        doc => {
          index(doc).set('Nytt|t', 'insats')
          index(doc).set('Nytt|p', { a: 'F2', o: 'a0' })
        }
      ],
      ['a record without a place', doc => index(doc).set('Nytt|t', 'insats')],
      ['the tombstone of others', doc => index(doc).delete('X2|x')],
      ['the text of what others deleted', doc => doc.getText('t:X2:text').insert(0, 'å')],
      ['the own unit named on an insats of others', doc => index(doc).set('I2|d|partner|teknik', 'a0')],
      [
        'one letter of others among many of one’s own',
        doc => {
          for (let i = 0; i < 50; i++) doc.getText('t:I1:text').insert(0, 'å')
          doc.getText('t:I2:text').delete(0, 1)
        }
      ]
    ])('%s', async (_, work) => refused(await join(rights('delforfattare')), work))

    test('the own unit is named first, and the text comes after: neither is taken', async () => {
      const eva = await join(OWN_INSATSER, 'eva')
      await accepted(eva, doc => doc.getText('t:I2:text').insert(0, 'å'))
      await refused(eva, doc => index(doc).set('I1|d|lead|teknik', 'a0'))
      const again = await join(OWN_INSATSER, 'eva')
      await refused(again, doc => doc.getText('t:I1:text').insert(0, 'å'))
      anna.edit(doc => index(doc).set('I1|d|lead|teknik', 'a0'))
      await anna.allStored()
      await accepted(await join(OWN_INSATSER, 'eva'), doc => doc.getText('t:I1:text').insert(0, 'å'))
    })
  })

  test('in the area everything works: undo, redo, deletion, restoring, a move', async () => {
    const dag = await join(rights('delforfattare'))
    const undo = new Y.UndoManager([dag.doc.getText('t:I1:text'), dag.doc.getMap('idx')], { captureTimeout: 0 })
    const steps: ((doc: Y.Doc) => void)[] = [
      doc => doc.getText('t:I1:text').insert(0, 'Riva och '),
      doc => doc.getText('t:I1:text').delete(0, 4),
      doc => doc.getMap('idx').set('I1|x', { by: 'dag', at: 2 }),
      doc => doc.getMap('idx').set('I1|p', { a: 'F1', o: 'b0' }),
      doc => doc.getMap('idx').delete('X1|x')
    ]
    for (const step of steps) dag.edit(step)
    const changed = dag.text()
    for (const _ of steps) undo.undo()
    await dag.allStored()
    expect(dag.text()).toBe('Bygga broar')
    for (const _ of steps) undo.redo()
    await dag.allStored()
    expect(dag.text()).toBe(changed)
    await anna.until(() => anna.text() === changed && anna.doc.getMap('idx').get('X1|x') === undefined)
    expect(dag.ended).toBe(false)
  })

  test('a role that is taken in the middle: what came before is kept, what comes after is not', async () => {
    const dag = await join(rights('forfattare'))
    await accepted(dag, doc => doc.getText('t:I2:text').insert(0, 'före '))
    server.setRights('dag', rights('granskare'))
    const heard = server.sync.kick(document, 'dag')
    dag.type('efter ', 't:I2:text')
    await heard
    expect((await dag.closed).reason).toBe('andrad-roll')
    // The same browser comes back with what it has written meanwhile.
    dag.doc.getText('t:I2:text').insert(0, 'sist ')
    const again = server.connect('dag', document, { doc: dag.doc })
    expect((await again.closed).reason).toBe('avvisad-andring')
    expect((await server.sync.readDocument(document))?.getText('t:I2:text').toString()).not.toContain('sist')
    const fresh = await server.connect('dag', document).ready()
    expect(fresh.text('t:I2:text')).toContain('före')
  })

  test('who comes back with another role than before is told so, before anything is judged', async () => {
    server.setRights('dag', rights('granskare'))
    const path = (key: string): string => `/sync/${document}@1?v=1&r=${encodeURIComponent(key)}`
    const kept = async () => (await storage.db.selectFrom('refused_update').select('id').execute()).length
    const before = await kept()
    const doc = new Y.Doc()
    doc.getText('t:I1:text').insert(0, 'skrivet utan nät')
    const stale = server.connect('dag', document, { doc, path: path(rightsKey(rights('forfattare'))) })
    expect((await stale.closed).reason).toBe('andrad-roll')
    expect(await kept()).toBe(before)
    await server.connect('dag', document, { path: path(rightsKey(rights('granskare'))) }).ready()
  })

  test('another area, another unit: the connection ends when what one may has changed, and not otherwise', async () => {
    const dag = await join(rights('delforfattare'))
    server.setRights('dag', rights('delforfattare', { units: ['skola'] }))
    await server.sync.kick(null, 'dag')
    expect(dag.ended).toBe(false)
    server.setRights('dag', rights('delforfattare', { scope: { records: ['F2'], egnaInsatser: false } }))
    await server.sync.kick(null, 'dag')
    expect((await dag.closed).reason).toBe('andrad-roll')
    const eva = await join(OWN_INSATSER, 'eva')
    server.setRights('eva', { ...OWN_INSATSER, units: ['skola'] })
    await server.sync.kick(null, 'eva')
    expect((await eva.closed).reason).toBe('andrad-roll')
    expect(anna.ended).toBe(false)
  })
})
