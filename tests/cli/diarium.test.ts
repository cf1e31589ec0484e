import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { openStorage } from '../../server/storage/storage.ts'
import { testApi } from '../helpers/api.ts'
import { CliFolder } from '../helpers/cli.ts'
import { storeCase } from '../helpers/remiss-store.ts'

const folder = new CliFolder()
afterAll(() => folder.remove())

test('the package of a remiss is written and verified; what is missing, what was altered and what is not there is told', async () => {
  const api = await testApi(await openStorage({ file: folder.file('data/styrskrift.sqlite') }))
  const { document } = await storeCase(api)
  await api.close()
  await api.storage.close()
  const zip = folder.file('akt.zip')
  const made = await folder.run('diarium', document, '--remiss', '1', '--out', zip)
  expect(made.code).toBe(0)
  expect(made.out).toMatch(/akt\.zip har skrivits med \d+ filer\./)
  expect(made.err).toContain('- Svar från Ekvikens idrottsallians.')
  const again = folder.file('igen.zip')
  await folder.run('diarium', document, '--remiss', '1', '--out', again)
  expect(readFileSync(again).equals(readFileSync(zip))).toBe(true)

  const good = await folder.run('diarium', 'verify', zip)
  expect([good.code, good.err]).toEqual([0, ''])
  expect(good.out).toContain('Akten är hel')
  const altered = folder.file('andrad.zip')
  copyFileSync(zip, altered)
  const bytes = readFileSync(altered)
  const at = bytes.indexOf('%PDF-1.7 yttrande')
  bytes.write('%PDF-1.7 utgivet!', at)
  writeFileSync(altered, bytes)
  const bad = await folder.run('diarium', 'verify', altered)
  expect(bad.code).toBe(1)
  expect(bad.err).toMatch(/Akten är inte hel\.\nÄndrad: .*\.pdf/)

  expect((await folder.run('diarium', document, '--remiss', '2', '--out', zip)).code).toBe(1)
  const lacking = await folder.run('diarium', document, '--remiss', '1')
  expect([lacking.code, lacking.err]).toEqual([
    1,
    'Valet --out saknas. Skriv --help för att se vad som går att göra.\n'
  ])
}, 150_000)
