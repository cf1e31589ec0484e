import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { UNITS_API, type UnitRow } from '../../schemas/api/units.ts'
import { administrator } from '../helpers/administrator.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

const BYTES = { 'content-type': 'application/octet-stream' }
const read = (client: Client, file: Buffer | string, accept?: string) =>
  client.post(UNITS_API.import(accept), Buffer.from(file as string), BYTES)
const preview = async (client: Client, file: Buffer | string) => {
  const answer = await read(client, file)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}
const units = async (client: Client): Promise<UnitRow[]> => (await client.get(UNITS_API.units)).json().units
const workbook = (lines: readonly (readonly unknown[])[]): Promise<Buffer> =>
  writeXlsxFile(
    lines.map(line => line.map(value => ({ value: value as string }))),
    { dateFormat: 'yyyy-mm-dd' }
  ).toBuffer()

/** A spreadsheet made by hand: what no honest program writes. */
const rawXlsx = (sheet: string, more: Record<string, Uint8Array> = {}): Buffer => {
  const text = (xml: string): Uint8Array => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': text(
        `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
      ),
      '_rels/.rels': text(
        `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
      ),
      'xl/workbook.xml': text(
        `<workbook xmlns="${main}" xmlns:r="${rels}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`
      ),
      'xl/_rels/workbook.xml.rels': text(
        `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
      ),
      'xl/worksheets/sheet1.xml': text(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
      ...more
    })
  )
}
const inline = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

describe.each(DATABASES)('units as files on %s', kind => {
  const databases = testDatabases(kind)
  const start = async (): Promise<{ api: TestApi; admin: Client }> => {
    const api = await testApi(await databases.open())
    return { api, admin: await administrator(api) }
  }

  const FILE = [
    'Id;Namn;Slag;Nämnd;Andra namn;Kommentar',
    'socialnamnden;välfärdsnämnden;Nämnd;;SN | VFN;',
    ';fastighetskontoret;Kontor;välfärdsnämnden;;ny från januari',
    'kommunstyrelsen;kommunstyrelsen;Nämnd;;KS;',
    ';parkkontoret;Avdelning;;;',
    ';Ekvikens Elverk;Bolag;;;',
    ';parkkontoret;Kontor;byggnadsnämnden;;'
  ].join('\r\n')

  test('a preview says what is new, changed, unchanged and wrong, and saves nothing', async () => {
    const { api, admin } = await start()
    const before = await units(admin)
    const { key, ...said } = await preview(admin, FILE)
    expect(said).toEqual({
      added: [{ row: 3, id: 'fastighetskontoret', name: 'fastighetskontoret', kind: 'kontor' }],
      changed: [
        {
          row: 2,
          id: 'socialnamnden',
          name: 'socialnämnden',
          changes: [
            { field: 'Namn', before: 'socialnämnden', after: 'välfärdsnämnden' },
            { field: 'Andra namn', before: 'SN', after: 'SN | VFN' },
            {
              field: 'Tidigare namn',
              before: 'individ- och familjenämnden',
              after: 'individ- och familjenämnden | socialnämnden'
            }
          ]
        }
      ],
      unchanged: 1,
      wrong: [
        { row: 5, name: 'parkkontoret', reasons: [expect.stringContaining('Slaget ”Avdelning” finns inte')] },
        {
          row: 6,
          name: 'Ekvikens Elverk',
          reasons: [expect.stringContaining('kan också betyda ”ekviken-energi-och-vatten”')]
        },
        { row: 7, name: 'parkkontoret', reasons: ['Det finns ingen nämnd som heter ”byggnadsnämnden”.'] }
      ],
      ignored: ['Kommentar']
    })
    expect(await units(admin)).toEqual(before)

    const done = await read(admin, FILE, key)
    expect(done.json()).toEqual({ added: 1, changed: 1 })
    const after = await units(admin)
    expect(after.find(u => u.id === 'socialnamnden')).toMatchObject({ name: 'välfärdsnämnden', version: 2 })
    expect(after.at(-1)).toMatchObject({ id: 'fastighetskontoret', namnd: 'socialnamnden' })
    expect(after).toHaveLength(before.length + 1)
    await api.close()
  })

  test('what was accepted is what was previewed, or nothing', async () => {
    const { api, admin } = await start()
    const { key } = await preview(admin, FILE)
    await admin.send('PATCH', UNITS_API.unit('socialnamnden'), { version: 1, email: 'sn@ekviken.se' })
    for (const [file, accepted] of [
      [FILE, key],
      [FILE.replace('fastighets', 'park'), key],
      [FILE, 'f'.repeat(64)]
    ] as const) {
      const answer = await read(admin, file, accepted)
      expect([answer.statusCode, errorOf(answer)]).toEqual([409, 'andrad-under-tiden'])
    }
    expect((await units(admin)).some(u => u.id === 'fastighetskontoret')).toBe(false)
    await api.close()
  })

  test.each(['csv', 'xlsx'] as const)('what is exported as %s and read in again changes nothing', async format => {
    const { api, admin } = await start()
    await admin.send('PATCH', UNITS_API.unit('socialnamnden'), {
      version: 1,
      contactName: 'Åsa Öberg',
      email: 'sn@ekviken.se',
      registrar: 'registrator@ekviken.se'
    })
    await admin.send('PATCH', UNITS_API.unit('kommunstyrelsen'), { version: 1, contactPerson: admin.person.id })
    await admin.post(UNITS_API.end('kontaktcenter'), { version: 1 })
    const file = await admin.get(UNITS_API.exportAs(format))
    expect(file.headers['content-disposition']).toContain(`filename="enheter.${format}"`)
    const said = await preview(admin, file.rawPayload)
    expect(said).toMatchObject({ added: [], changed: [], wrong: [], ignored: [] })
    expect(said.unchanged).toBe((await units(admin)).length)
    if (format === 'csv') {
      expect(file.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
      expect(file.payload).toContain(
        'Id;Namn;Slag;Nämnd;Andra namn;Tidigare namn;Kontaktperson;E-post;Registrator;Upphörd\r\n'
      )
    } else {
      const rows = await readSheet(file.rawPayload, 1)
      expect(rows[2]).toEqual(expect.arrayContaining(['socialnämnden', 'Nämnd', 'Åsa Öberg']))
    }
    await api.close()
  })
})

describe('files from elsewhere', () => {
  const databases = testDatabases('sqlite')
  const TEXT = 'Enhet;Typ\nkulturkontoret i Åmål;Kontor\n'
  const utf16be = Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()
  const latin = Buffer.from(TEXT, 'latin1')

  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 LE', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 LE without its mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 BE', utf16be],
    ['Windows-1252', latin],
    ['commas', Buffer.from(TEXT.replaceAll(';', ','))],
    ['tabs', Buffer.from(TEXT.replaceAll(';', '\t'))],
    ['old line ends', Buffer.from(TEXT.replaceAll('\n', '\r'))],
    ['a separator that Excel says', Buffer.from(`sep=,\r\n${TEXT.replaceAll(';', ',')}`)],
    ['quotes', Buffer.from(TEXT.replace('kulturkontoret i Åmål', '"kulturkontoret i Åmål"'))]
  ])('%s', async (_what, file) => {
    const api = await testApi(await databases.open())
    const said = await preview(await administrator(api), file)
    expect(said.added.map((u: { name: string }) => u.name)).toEqual(['kulturkontoret i Åmål'])
    await api.close()
  })

  test('a spreadsheet with numbers, dates and a formula, of which the value is read', async () => {
    const api = await testApi(await databases.open())
    const admin = await administrator(api)
    const said = await preview(
      admin,
      await workbook([
        ['Namn', 'Slag', 'Upphörd'],
        ['kulturkontoret', 'Kontor', new Date(Date.UTC(2025, 0, 31))]
      ])
    )
    expect(said.wrong).toEqual([])
    const done = await read(
      admin,
      await workbook([
        ['Namn', 'Slag', 'Upphörd'],
        ['kulturkontoret', 'Kontor', new Date(Date.UTC(2025, 0, 31))]
      ]),
      said.key
    )
    expect(done.json()).toEqual({ added: 1, changed: 0 })
    expect((await units(admin)).at(-1)?.endedAt).toBe('2025-01-31T00:00:00.000Z')
    const formula = rawXlsx(
      `<row r="1">${inline('A1', 'Namn')}${inline('B1', 'Slag')}</row><row r="2"><c r="A2" t="str"><f>CONCATENATE("park","kontoret")</f><v>parkkontoret</v></c>${inline('B2', 'Kontor')}</row>`
    )
    expect((await preview(admin, formula)).added[0].name).toBe('parkkontoret')
    await api.close()
  })

  test('no cell becomes a formula: not what is read, not what is written', async () => {
    const storage = await databases.open()
    const api = await testApi(storage)
    const admin = await administrator(api)
    const hostile = "=cmd|'/c calc'!A1"
    for (const file of [
      `Namn;Slag\n"${hostile}";Kontor`,
      await workbook([
        ['Namn', 'Slag'],
        [hostile, 'Kontor']
      ]),
      'Namn;Slag\n@SUM(A1);Kontor'
    ]) {
      const said = await preview(admin, file)
      expect(said.added).toEqual([])
      expect(said.wrong[0].reasons[0]).toContain('formel')
    }
    // Were it there all the same, as a person's own name may be, the file shows it as text.
    await storage.db.updateTable('person').set({ name: hostile }).where('id', '=', admin.person.id).execute()
    await admin.send('PATCH', UNITS_API.unit('kommunstyrelsen'), { version: 1, contactPerson: admin.person.id })
    expect((await admin.get(UNITS_API.exportAs('csv'))).payload).toContain(`;'${hostile};`)
    const sheet = await admin.get(UNITS_API.exportAs('xlsx'))
    expect(sheet.rawPayload.includes('<f>')).toBe(false)
    expect((await readSheet(sheet.rawPayload, 1))[1]).toContain(hostile)
    await api.close()
  })

  const noise = (size: number): Uint8Array => new Uint8Array(size).fill(32)
  test.each([
    ['nothing', Buffer.from('')],
    ['no headings', Buffer.from('socialnämnden;Nämnd\n')],
    ['a heading twice', Buffer.from('Namn;Slag;Namn\nx;Kontor;y\n')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0])],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])],
    ['a zip that is no spreadsheet', Buffer.from(zipSync({ 'a.txt': Buffer.from('hej') }))],
    ['a zip that is cut off', rawXlsx('<row r="1"/>').subarray(0, 300)],
    ['a zip bomb', rawXlsx('', { 'xl/sharedStrings.xml': noise(200 * 1024 * 1024) })],
    [
      'a row far down',
      rawXlsx(`<row r="1">${inline('A1', 'Namn')}</row><row r="900000000">${inline('A900000000', 'x')}</row>`)
    ],
    ['a thousand columns', rawXlsx(`<row r="1">${inline('A1', 'Namn')}${inline('ALL1', 'Slag')}</row>`)],
    ['three thousand rows', Buffer.from(`Namn;Slag\n${'x;Kontor\n'.repeat(3000)}`)],
    ['XML that is none', rawXlsx('<row r="1"><c r="A1">')],
    ['an entity', rawXlsx(`<row r="1">${inline('A1', '&xxe;')}</row>`)]
  ])('%s is refused, with words that say why', async (_what, file) => {
    const api = await testApi(await databases.open())
    const admin = await administrator(api)
    const answer = await read(admin, file)
    expect([answer.statusCode, errorOf(answer)], answer.body).toEqual([400, 'ogiltigt-register'])
    expect((await admin.get(UNITS_API.names)).statusCode).toBe(200)
    await api.close()
  })

  test('a file of three megabytes is refused before it is read', async () => {
    const api = await testApi(await databases.open())
    const answer = await read(await administrator(api), Buffer.alloc(3 * 1024 * 1024, 'x'))
    expect([answer.statusCode, errorOf(answer)]).toEqual([413, 'for-stor'])
    await api.close()
  })
})
