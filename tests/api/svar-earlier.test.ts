import { describe, expect, test } from 'vitest'
import { type DraftPart, type EarlierWording, type EarlierWordings, SVAR } from '../../schemas/api/svar.ts'
import { errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { kommentar, outRemiss, Reviewer } from '../helpers/svar.ts'

const MINUTE = 60_000

describe.each(DATABASES)('what a part said before on %s', kind => {
  const databases = testDatabases(kind)

  test('is shown a wording for each stretch of writing, by whom, and can be put back', async () => {
    const api = await testApi(await databases.open())
    const out = await outRemiss(api)
    const linden = await out.recipient('Kvinnojouren Linden')
    const polisen = await out.recipient('Polisen')
    const rut = await Reviewer.open(api, linden.token)
    const eva = await Reviewer.open(api, linden.token, 'Eva Egen')
    let part = await rut.add(kommentar('Vi'))
    const write = async (who: Reviewer, text: string, minutes: number): Promise<void> => {
      api.clock.now += minutes * MINUTE
      const answer = await who.send('PUT', SVAR.part(linden.id, part.id), {
        revision: part.revision,
        part: kommentar(text)
      })
      expect(answer.statusCode).toBe(200)
      part = answer.json() as DraftPart
    }
    await write(rut, 'Vi är positiva.', 1)
    await write(rut, 'Vi', 1)
    await write(eva, 'Vi är tveksamma.', 1)
    await write(eva, 'Vi är mycket tveksamma.', 30)
    await write(rut, 'Nej.', 1)
    const list = async (who: Reviewer) =>
      ((await who.send('GET', SVAR.earlier(linden.id, part.id))).json() as EarlierWordings).wordings
    const said = async ({ revision }: { revision: number }) =>
      ((await rut.send('GET', SVAR.earlierOne(linden.id, part.id, revision))).json() as EarlierWording).part
    const wordings = await list(rut)
    expect(await Promise.all(wordings.map(async row => [row.by, await said(row)]))).toEqual([
      ['Eva Egen', kommentar('Vi är mycket tveksamma.')],
      ['Eva Egen', kommentar('Vi är tveksamma.')],
      // Of what was typed and taken away within some minutes, what said most.
      ['Rut Remiss', kommentar('Vi är positiva.')]
    ])
    expect(await list(eva)).toEqual(wordings)
    await write(eva, 'Vi är mycket tveksamma.', 1)
    expect((await list(eva)).map(row => row.by)).toEqual(['Rut Remiss', 'Eva Egen', 'Rut Remiss'])
    expect(await api.storage.db.selectFrom('answer_part_version').selectAll().execute()).toHaveLength(6)

    const pia = await Reviewer.open(api, polisen.token, 'Pia Polis')
    const [first] = wordings
    for (const url of [
      SVAR.earlier(polisen.id, part.id),
      SVAR.earlierOne(polisen.id, part.id, first?.revision ?? 0),
      SVAR.earlierOne(polisen.id, 'finns-inte', 1)
    ])
      expect(errorOf(await pia.send('GET', url))).toBe('finns-inte')
    expect(errorOf(await pia.send('GET', SVAR.earlier(linden.id, part.id)))).toBe('svarslank-galler-inte')
    expect(errorOf(await rut.send('GET', SVAR.earlierOne(linden.id, part.id, 99)))).toBe('finns-inte')
    await rut.submit()
    expect(errorOf(await rut.send('GET', SVAR.earlier(linden.id, part.id)))).toBe('finns-inte')
    await api.close()
  })
})
