import { describe, expect, test } from 'vitest'
import {
  type ChangesSince,
  changesSince,
  frozenText,
  HANDLING,
  type ProofResult,
  type SynpunktHistory,
  type SynpunktRow,
  type WholeAnswer
} from '../../schemas/api/handling.ts'
import { flatOf } from '../../schemas/comments/flat.ts'
import { fieldName } from '../../schemas/document/ids.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { byContract } from '../helpers/contract.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import {
  forslag,
  handleAs,
  imported,
  kommentar,
  onRecord,
  placeOf,
  sentRemiss,
  stallning,
  submit,
  type TestRemiss,
  tableOf,
  WHOLE_DOCUMENT,
  yttrande
} from '../helpers/handling.ts'
import { newKey, threadsOf } from '../helpers/threads.ts'

describe.each(DATABASES)('handling on %s', kind => {
  const databases = testDatabases(kind)

  async function start(): Promise<{ api: TestApi; anna: Client; remiss: TestRemiss }> {
    const api = await testApi(await databases.open())
    const anna = await api.as('Anna Åberg')
    const remiss = await sentRemiss(api.storage, anna, await imported(anna), ['Socialnämnden', 'Polisen', 'Regionen'])
    return { api, anna, remiss }
  }

  const proofFor = async (client: Client, { document, remiss }: TestRemiss): Promise<ProofResult> =>
    (await client.get(HANDLING.proof(document, remiss))).json() as ProofResult
  const changesFor = async (client: Client, { document, remiss }: TestRemiss): Promise<ChangesSince> =>
    byContract(changesSince, await client.get(HANDLING.changes(document, remiss)))

  test('synpunkter are made at once of comments, proposals, answers and position, each with a number for ever', async () => {
    const { api, anna, remiss } = await start()
    const place = placeOf(remiss, 'in-2-2', 'inom tre')
    const first = await submit(api.storage, remiss, 'M1', [
      stallning('Tillstyrker'),
      kommentar(onRecord('in-2-2'), 'Bra, men var?\nOch när?'),
      forslag(place, 'inom två', 'Det går fortare.'),
      { kind: 'fragesvar', question: 'q1', choice: 'Ja', text: 'Vi hinner.' },
      { kind: 'reservation', form: 'muntlig', by: 'Bo Ek (X)', text: '' },
      { kind: 'beslut', date: '2026-03-01', paragraph: '12', by: 'Nämnden' },
      yttrande('# Rubrik', 'Ett stycke.')
    ])
    const table = await tableOf(anna, remiss)
    expect(table.synpunkter.map(s => [s.number, s.kind, s.said, s.place.kind])).toEqual([
      [1, 'instammande', 'Tillstyrker', 'document'],
      [2, 'synpunkt', 'Bra, men var?\nOch när?', 'record'],
      [3, 'andringsforslag', 'Ändra ”inom tre” till ”inom två”.\nDet går fortare.', 'text'],
      [4, 'synpunkt', 'Ja\nVi hinner.', 'document'],
      [5, 'reservation', 'Muntlig reservation av Bo Ek (X).', 'document']
    ])
    expect(table.synpunkter.every(s => s.submission === first && !s.cut && s.outcome === null)).toBe(true)
    expect(table.bodies.map(b => [b.name, b.state, b.position])).toEqual([
      ['Socialnämnden', 'inlamnad', 'Tillstyrker'],
      ['Polisen', 'skickad', null],
      ['Regionen', 'skickad', null]
    ])
    expect((await tableOf(anna, remiss)).synpunkter).toEqual(table.synpunkter)
    await submit(api.storage, remiss, 'M2', [kommentar(WHOLE_DOCUMENT, 'Vi instämmer.')])
    const later = await tableOf(anna, remiss, table.revision)
    expect(later.synpunkter.map(s => s.number)).toEqual([6])
    await api.close()
  })

  test('two who open the table at once make each synpunkt once', async () => {
    const { api, anna, remiss } = await start()
    await submit(api.storage, remiss, 'M1', [kommentar(WHOLE_DOCUMENT, 'Ett.'), kommentar(WHOLE_DOCUMENT, 'Två.')])
    const tables = await Promise.all([tableOf(anna, remiss), tableOf(anna, remiss), tableOf(anna, remiss)])
    for (const table of tables) expect(table.synpunkter.map(s => s.number)).toEqual([1, 2])
    await api.close()
  })

  test('several are cut out of a yttrande, overlapping, each at its place; the answer stays whole', async () => {
    const { api, anna, remiss } = await start()
    const text = 'Insatsen är viktig. Den bör få en tidsgräns.'
    const id = await submit(api.storage, remiss, 'M1', [yttrande(text, 'Mer.')])
    const before = await api.storage.db.selectFrom('submission').selectAll().execute()
    const key = newKey()
    const send = (body: object) => anna.post(HANDLING.synpunkter(remiss.document, remiss.remiss), body)
    const cutting = {
      key,
      submission: id,
      source: { part: 'd1', paragraph: 0, from: 0, to: 19 },
      places: [onRecord('in-2-2'), WHOLE_DOCUMENT],
      tags: ['tid']
    }
    const made = (await send(cutting)).json() as { synpunkter: SynpunktRow[] }
    expect(made.synpunkter.map(s => [s.number, s.said, s.place, s.cut, s.tags])).toEqual([
      [1, 'Insatsen är viktig.', onRecord('in-2-2'), true, ['tid']],
      [2, 'Insatsen är viktig.', WHOLE_DOCUMENT, true, ['tid']]
    ])
    expect(((await send(cutting)).json() as typeof made).synpunkter.map(s => s.id)).toEqual(
      made.synpunkter.map(s => s.id)
    )
    const overlap = { ...cutting, key: newKey(), source: { part: 'd1', paragraph: 0, from: 12, to: text.length } }
    expect(((await send(overlap)).json() as typeof made).synpunkter[0]!.said).toBe('viktig. Den bör få en tidsgräns.')
    expect((await tableOf(anna, remiss)).synpunkter).toHaveLength(4)
    expect(await api.storage.db.selectFrom('submission').selectAll().execute()).toEqual(before)

    for (const wrong of [
      { ...overlap, source: { part: 'd9', paragraph: 0, from: 0, to: 3 } },
      { ...overlap, source: { part: 'd1', paragraph: 7, from: 0, to: 3 } },
      { ...overlap, source: { part: 'd1', paragraph: 1, from: 0, to: 400 } },
      { ...overlap, source: { part: 'd1', paragraph: 1, from: 2, to: 2 } }
    ]) {
      const refused = await send({ ...wrong, key: newKey() })
      expect([refused.statusCode, errorOf(refused)]).toEqual([400, 'ogiltig-begaran'])
    }
    for (const place of [onRecord('finns-inte'), { ...placeOf(remiss, 'in-2-2', 'inom tre'), quote: 'inom två' }]) {
      const refused = await send({ ...overlap, key: newKey(), places: [place] })
      expect([refused.statusCode, errorOf(refused)]).toEqual([400, 'ogiltigt-ankare'])
    }
    const elsewhere = await send({ ...overlap, key: newKey(), submission: 'nagot-annat' })
    expect([elsewhere.statusCode, errorOf(elsewhere)]).toEqual([404, 'finns-inte'])
    await api.close()
  })

  test('a file is read by a person, and what they found in it is a synpunkt with the file as its source', async () => {
    const { api, anna, remiss } = await start()
    const data = Buffer.from('%PDF-1.7 Yttrande')
    const id = await submit(api.storage, remiss, 'M1', [], [{ kind: 'yttrande', name: 'yttrande.pdf', data }])
    expect((await proofFor(anna, remiss)).uncovered).toEqual([
      { submission: id, part: 'fil-0', paragraph: 0, text: 'yttrande.pdf' }
    ])
    const file = await anna.get(HANDLING.answerFile(remiss.document, remiss.remiss, id, 0))
    expect(file.rawPayload.equals(data)).toBe(true)
    expect(file.headers['content-disposition']).toContain('attachment')
    const body = {
      key: newKey(),
      submission: id,
      source: { part: 'fil-0', paragraph: null, from: null, to: null },
      places: [WHOLE_DOCUMENT]
    }
    const url = HANDLING.synpunkter(remiss.document, remiss.remiss)
    expect(errorOf(await anna.post(url, body))).toBe('ogiltig-begaran')
    expect((await anna.post(url, { ...body, quote: 'Polisen vill vara med.' })).statusCode).toBe(201)
    expect((await proofFor(anna, remiss)).uncovered).toEqual([])
    await api.close()
  })

  test('two handlers at once lose nothing: different things are joined, the same thing stays the first one’s and both are kept', async () => {
    const { api, anna, remiss } = await start()
    const bo = await api.as('Bo Berg')
    await anna.put(`/api/documents/${remiss.document}/members`, { person: bo.person.id, role: 'forfattare' })
    await submit(api.storage, remiss, 'M1', [kommentar(WHOLE_DOCUMENT, 'Ett.'), kommentar(WHOLE_DOCUMENT, 'Två.')])
    const { synpunkter } = await tableOf(anna, remiss)
    await handleAs(anna, remiss, synpunkter, { outcome: 'noteras' })
    const joined = await handleAs(bo, remiss, synpunkter, { motivation: 'Bo skriver.' })
    expect(joined.conflicts).toEqual([])
    expect(joined.synpunkter.map(s => [s.outcome, s.motivation])).toEqual([
      ['noteras', 'Bo skriver.'],
      ['noteras', 'Bo skriver.']
    ])
    const [one] = joined.synpunkter
    await handleAs(anna, remiss, [one!], { motivation: 'Anna skriver.', outcome: 'beaktas' })
    const lost = await handleAs(bo, remiss, joined.synpunkter, { outcome: 'beaktas-ej' })
    expect(lost.conflicts).toEqual([one!.id])
    expect(lost.synpunkter.map(s => s.outcome)).toEqual(['beaktas', 'beaktas-ej'])
    const history = (
      await anna.get(HANDLING.history(remiss.document, remiss.remiss, one!.id))
    ).json() as SynpunktHistory
    expect(history.versions.map(v => [v.content.outcome, v.content.motivation, v.by])).toEqual([
      ['noteras', 'Bo skriver.', 'Bo Berg'],
      ['noteras', '', 'Anna Åberg']
    ])
    await api.close()
  })

  test('many at the same time in any order: every change that was taken is there or in the history', async () => {
    const { api, anna, remiss } = await start()
    await submit(api.storage, remiss, 'M1', [kommentar(WHOLE_DOCUMENT, 'Ett.')])
    const { synpunkter } = await tableOf(anna, remiss)
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        handleAs(anna, remiss, synpunkter, i % 2 ? { motivation: `M${i}` } : { addTags: [`t${i}`] })
      )
    )
    const [now] = (await tableOf(anna, remiss)).synpunkter
    expect(now!.tags.toSorted()).toEqual(['t0', 't10', 't2', 't4', 't6', 't8'])
    const taken = answers.filter((answer, i) => i % 2 === 1 && answer.conflicts.length === 0)
    expect(taken).toHaveLength(1)
    expect(now!.motivation).toBe(taken[0]!.synpunkter[0]!.motivation)
    await api.close()
  })

  test('several rows at once: given out, with a last day, tagged and grouped', async () => {
    const { api, anna, remiss } = await start()
    await submit(
      api.storage,
      remiss,
      'M1',
      Array.from({ length: 30 }, (_, i) => kommentar(WHOLE_DOCUMENT, `Nr ${i}.`))
    )
    const { synpunkter } = await tableOf(anna, remiss)
    const group = (await anna.post(HANDLING.groups(remiss.document, remiss.remiss), { name: 'Tidsgräns' })).json() as {
      id: string
      name: string
    }
    const change = { handler: anna.person.id, lastDay: '2026-12-01', addTags: ['tid'], group: group.id }
    const { synpunkter: done } = await handleAs(anna, remiss, synpunkter, change)
    expect(done.every(s => s.handler === anna.person.id && s.lastDay === '2026-12-01' && s.group === group.id)).toBe(
      true
    )
    const table = await tableOf(anna, remiss)
    expect(table.groups).toEqual([group])
    expect(table.people).toEqual([{ id: anna.person.id, name: 'Anna Åberg', mayHandle: true }])
    const stranger = await api.as('Främling Fransson')
    const items = [{ synpunkt: done[0]!.id, revision: done[0]!.revision }]
    const url = HANDLING.handle(remiss.document, remiss.remiss)
    for (const handler of [stranger.person.id, 'finns-inte']) {
      const refused = await anna.post(url, { items, change: { handler } })
      expect([refused.statusCode, errorOf(refused)]).toEqual([400, 'kan-inte-hantera'])
    }
    expect(errorOf(await anna.post(url, { items, change: { group: 'finns-inte' } }))).toBe('finns-inte')
    expect(errorOf(await anna.post(url, { items, change: {} }))).toBe('ogiltig-begaran')
    const late = await anna.post(url, { items, change: { lastDay: '2266-05-29' } })
    expect(errorOf(late)).toBe('ogiltig-begaran')
    expect(late.body).toContain('Skriv ett datum mellan 1900 och 2199.')
    await api.close()
  })

  test('a synpunkt is moved, tagged and taken away, never by two at once, and its words stay', async () => {
    const { api, anna, remiss } = await start()
    await submit(api.storage, remiss, 'M1', [kommentar(WHOLE_DOCUMENT, 'Gäller egentligen 2.2.')])
    const [row] = (await tableOf(anna, remiss)).synpunkter
    const url = HANDLING.synpunkt(remiss.document, remiss.remiss, row!.id)
    const moved = await anna.send('PATCH', url, {
      revision: row!.revision,
      place: onRecord('in-2-2'),
      kind: 'fraga',
      tags: ['a']
    })
    expect(moved.json()).toMatchObject({ place: onRecord('in-2-2'), kind: 'fraga', tags: ['a'], said: row!.said })
    const late = await anna.send('PATCH', url, { revision: row!.revision, tags: ['b'] })
    expect([late.statusCode, errorOf(late)]).toEqual([409, 'andrad-under-tiden'])
    const { revision } = moved.json() as SynpunktRow
    await anna.send('PATCH', url, { revision, removed: true })
    const table = await tableOf(anna, remiss)
    expect([table.synpunkter[0]!.removed, table.remiss.synpunkter]).toEqual([true, 0])
    expect((await proofFor(anna, remiss)).uncovered).toHaveLength(1)
    const again = await anna.send('PATCH', url, { revision: table.synpunkter[0]!.revision, removed: false })
    expect((again.json() as SynpunktRow).removed).toBe(false)
    await api.close()
  })

  test('accepting a proposal changes the text as its acceptor, closes a thread, and links by itself', async () => {
    const { api, anna, remiss } = await start()
    const place = placeOf(remiss, 'in-2-2', 'inom tre')
    await submit(api.storage, remiss, 'M1', [forslag(place, 'inom två')])
    const [row] = (await tableOf(anna, remiss)).synpunkter
    const url = HANDLING.accept(remiss.document, remiss.remiss, row!.id)
    const key = newKey()
    const [first, second] = await Promise.all([anna.post(url, { key }), anna.post(url, { key })])
    expect([first.statusCode, second.statusCode]).toEqual([200, 200])
    const accepted = first.json() as SynpunktRow
    expect(accepted).toMatchObject({
      outcome: 'beaktas',
      changes: [{ record: 'in-2-2', field: 'text', thread: accepted.thread }]
    })
    const doc = (await api.sync.readDocument(remiss.document))!
    const text = flatOf(doc.getText(fieldName('in-2-2', 'text')))
    expect(text).toContain('inom två')
    expect(text).not.toContain('inom tre')
    const { threads } = await threadsOf(anna, remiss.document)
    expect(threads.map(t => [t.id, t.state, t.stateBy, t.entries[0]?.body])).toEqual([
      [accepted.thread, 'accepted', anna.person.id, 'Förslag i synpunkt 1 från Socialnämnden.']
    ])
    expect(await proofFor(anna, remiss)).toEqual({ uncovered: [], unhandled: [], unkept: [], unexplained: [] })
    const { records, places } = await changesFor(anna, remiss)
    expect(records.map(r => [r.record, r.aspects, r.before?.label])).toEqual([['in-2-2', ['text'], '2.2']])
    expect(records[0]!.differences[0]).toMatchObject({ facet: 'text', label: 'Text' })
    expect(records[0]!.differences[0]!.after).toBe(records[0]!.differences[0]!.before.replace('inom tre', 'inom två'))
    expect(places).toMatchObject([{ synpunkt: row!.id, state: 'andrad' }])
    await api.close()
  })

  test('a proposal whose words have changed since is refused, and nothing is changed', async () => {
    const { api, anna, remiss } = await start()
    await submit(api.storage, remiss, 'M1', [
      forslag(placeOf(remiss, 'in-2-2', 'inom tre'), 'inom två'),
      kommentar(WHOLE_DOCUMENT, 'Hej.')
    ])
    const [row, other] = (await tableOf(anna, remiss)).synpunkter
    await api.sync.change(remiss.document, anna.person.id, doc => {
      const text = doc.getText(fieldName('in-2-2', 'text'))
      text.delete(flatOf(text).indexOf('tre'), 3)
    })
    const refused = await anna.post(HANDLING.accept(remiss.document, remiss.remiss, row!.id), { key: newKey() })
    expect([refused.statusCode, errorOf(refused)]).toEqual([409, 'forslag-passar-inte'])
    const none = await anna.post(HANDLING.accept(remiss.document, remiss.remiss, other!.id), { key: newKey() })
    expect([none.statusCode, errorOf(none)]).toEqual([400, 'ogiltig-begaran'])
    expect((await tableOf(anna, remiss)).synpunkter.map(s => s.outcome)).toEqual([null, null])
    expect((await threadsOf(anna, remiss.document)).threads).toEqual([])
    await api.close()
  })

  test('the proof lists all four kinds of gaps, and none when they are filled', async () => {
    const { api, anna, remiss } = await start()
    const id = await submit(api.storage, remiss, 'M1', [
      kommentar(onRecord('in-2-2'), 'Ange en tid.'),
      yttrande('Ett stycke.')
    ])
    const [row] = (await tableOf(anna, remiss)).synpunkter
    await api.sync.change(remiss.document, anna.person.id, doc =>
      doc.getText(fieldName('in-3-1', 'text')).insert(0, 'snabbt ')
    )
    expect(await proofFor(anna, remiss)).toEqual({
      uncovered: [{ submission: id, part: 'd2', paragraph: 0, text: 'Ett stycke.' }],
      unhandled: [row!.id],
      unkept: [],
      unexplained: [{ record: 'in-3-1', facets: ['text'] }]
    })
    const { synpunkter } = await handleAs(anna, remiss, [row!], {
      outcome: 'beaktas',
      changes: [{ record: 'in-2-2', field: null, thread: null, note: '' }]
    })
    expect(await proofFor(anna, remiss)).toMatchObject({
      unhandled: [],
      unkept: [{ synpunkt: row!.id, why: 'syns-inte', record: 'in-2-2' }]
    })
    await handleAs(anna, remiss, synpunkter, { changes: [{ record: 'in-3-1', field: null, thread: null, note: '' }] })
    const source = { part: 'd2', paragraph: 0, from: null, to: null }
    await anna.post(HANDLING.synpunkter(remiss.document, remiss.remiss), {
      key: newKey(),
      submission: id,
      source,
      places: [WHOLE_DOCUMENT]
    })
    const [, cut] = (await tableOf(anna, remiss)).synpunkter
    await handleAs(anna, remiss, [cut!], { outcome: 'noteras' })
    expect(await proofFor(anna, remiss)).toEqual({ uncovered: [], unhandled: [], unkept: [], unexplained: [] })
    await api.close()
  })

  test('an answer is read whole, and the frozen text with its numbers, however the text changes', async () => {
    const { api, anna, remiss } = await start()
    const id = await submit(api.storage, remiss, 'M1', [yttrande('Ett stycke.')])
    const answer = (await anna.get(HANDLING.answer(remiss.document, remiss.remiss, id))).json() as WholeAnswer
    expect(answer.content.parts[0]!.part).toEqual(yttrande('Ett stycke.'))
    const url = HANDLING.text(remiss.document, remiss.remiss)
    const before = (await anna.get(url)).body
    byContract(frozenText, await anna.get(url))
    await api.sync.change(remiss.document, anna.person.id, doc =>
      doc.getText(fieldName('in-2-2', 'text')).insert(0, 'Nytt ')
    )
    expect((await anna.get(url)).body).toBe(before)
    expect(before).toContain('"label":"2.2"')
    await api.close()
  })

  test('phrases are kept for every document, changed and removed', async () => {
    const { api, anna, remiss } = await start()
    const url = HANDLING.phrases(remiss.document)
    const made = (await anna.post(url, { label: 'Ryms redan', text: 'Synpunkten ryms redan i texten.' })).json() as {
      id: string
    }
    await anna.put(HANDLING.phrase(remiss.document, made.id), { label: 'Ryms', text: 'Ryms redan.' })
    const other = await anna.document()
    expect((await anna.get(HANDLING.phrases(other))).json()).toEqual({
      phrases: [{ id: made.id, label: 'Ryms', text: 'Ryms redan.' }]
    })
    await anna.send('DELETE', HANDLING.phrase(remiss.document, made.id))
    expect((await anna.get(url)).json()).toEqual({ phrases: [] })
    expect(errorOf(await anna.put(HANDLING.phrase(remiss.document, made.id), { label: 'x', text: 'y' }))).toBe(
      'finns-inte'
    )
    await api.close()
  })
})
