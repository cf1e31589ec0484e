import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dokument } from '../../schemas/document/dokument.ts'
import type { Report } from '../../server/cli/validate.ts'
import { paragraphsOf, wordsOf } from '../../server/docx/blocks.ts'
import { readDocx } from '../../server/docx/read.ts'
import { documentXml, docx } from '../docx/files.ts'
import { CliFolder } from '../helpers/cli.ts'
import { Hand } from '../returned/hand.ts'

const SAMPLE = resolve(import.meta.dirname, '../../templates/program/sample.json')

let folder: CliFolder
beforeEach(() => {
  folder = new CliFolder()
})
afterEach(() => folder.remove())

/** One line, not a stack, and nothing else. */
function expectOneLine({ code, out, err }: { code: number | null; out: string; err: string }, said: RegExp): void {
  expect(code, err).toBe(1)
  expect(out).toBe('')
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toMatch(said)
  expect(err).not.toMatch(/\bat .*:\d+:\d+/)
}

const write = (name: string, value: unknown): string => {
  const file = folder.file(name)
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  return file
}
const sample = () => JSON.parse(readFileSync(SAMPLE, 'utf8'))

describe('import of a Word draft', () => {
  const draft = (): string => {
    const file = folder.file('utkast.docx')
    const line = (text: string, style = ''): string =>
      `<w:p>${style}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
    const bullet = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    const body = [
      line('Fokusområden och insatser', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
      line('Trygga möten', bullet),
      line('utbilda all personal i bemötande'),
      line('Ansvar: Socialförvaltningen'),
      line('följa upp varje år'),
      line('Ansvar: Bygdegården')
    ]
    writeFileSync(file, docx(documentXml(body.join(''))))
    return file
  }

  test('gives the document, and a report of what went where', async () => {
    const answer = await folder.run(
      'import',
      draft(),
      '--template',
      'program',
      '--out',
      'ut.json',
      '--report',
      'r.json'
    )
    expect(answer).toMatchObject({ code: 0, out: '' })
    expect(answer.err).toMatch(/Läste 2 insatser/)
    const out = dokument.parse(JSON.parse(readFileSync(folder.file('ut.json'), 'utf8')))
    const omrade = out.sections.find(s => s.data.key === 'fokusomraden')?.children[0]
    expect(omrade?.children.map(insats => insats.sets.lead)).toEqual([['socialforvaltningen'], ['fri:Bygdegården']])
    const report = JSON.parse(readFileSync(folder.file('r.json'), 'utf8'))
    expect(report.lines).toHaveLength(6)
    expect(report.ansvar).toEqual([{ written: 'Bygdegården', suggestion: null, lines: [5] }])
    expect(readdirSync(folder.path).sort()).toEqual(['r.json', 'ut.json', 'utkast.docx'])
  })

  test('is refused in one line, and nothing is written', async () => {
    expectOneLine(await folder.run('import', draft(), '--out', 'ut.json'), /--template NAMN/)
    writeFileSync(folder.file('fel.docx'), '%PDF-1.7')
    expectOneLine(
      await folder.run('import', 'fel.docx', '--template', 'program', '--out', 'ut.json'),
      /En PDF går inte att läsa in/
    )
    expect(existsSync(folder.file('ut.json'))).toBe(false)
  })
})

describe('import-comments', () => {
  test('says what was commented and changed in a copy, and where', async () => {
    await folder.run('import', SAMPLE, '--out', 'version.json')
    expect((await folder.run('export', 'version.json', '--out', 'kopia.docx')).code).toBe(0)
    const hand = new Hand(readFileSync(folder.file('kopia.docx')))
    hand.comment('_sd_in_1_1_text', 0, 4, 'Ett ord till?')
    hand.type('_sd_in_1_1_text', 4, ' nu')
    writeFileSync(folder.file('kopia.docx'), hand.save())
    const answer = await folder.run('import-comments', 'kopia.docx', '--against', 'version.json', '--out', 'svar.json')
    expect(answer).toMatchObject({ code: 0, out: '' })
    expect(answer.err).toMatch(/1 kommentarer och 1 ändringar\. 0 gick inte/)
    const result = JSON.parse(readFileSync(folder.file('svar.json'), 'utf8'))
    expect(result.comments[0].places[0]).toMatchObject({ record: 'in-1-1', field: 'text', from: 0, to: 4 })
    expect(result.changes[0]).toMatchObject({ kind: 'insertion', text: ' nu', place: { from: 4 } })
    expect(result.counts.complete).toBe(true)
  })
})

describe('import --out', () => {
  test('writes a complete file that means the same, and touches no database', async () => {
    expect(await folder.run('import', SAMPLE, '--out', 'ut.json')).toEqual({ code: 0, out: '', err: '' })
    const out = dokument.parse(JSON.parse(readFileSync(folder.file('ut.json'), 'utf8')))
    expect(out.metadata.id).toBe('m')
    expect(readdirSync(folder.path)).toEqual(['ut.json'])
    expect((await folder.run('import', 'ut.json', '--out', 'igen.json')).code).toBe(0)
    expect(readFileSync(folder.file('igen.json'), 'utf8')).toBe(readFileSync(folder.file('ut.json'), 'utf8'))
  })

  test('in another template', async () => {
    await folder.run('import', SAMPLE, '--template', 'riktlinje', '--out', 'ut.json')
    expect(JSON.parse(readFileSync(folder.file('ut.json'), 'utf8')).template).toBe('riktlinje')
    expectOneLine(await folder.run('import', SAMPLE, '--template', 'policy', '--out', 'b.json'), /policy.*program/)
  })

  test('what is there already is whole, also when the new one cannot be written', async () => {
    write('ut.json', 'det gamla')
    expectOneLine(await folder.run('import', write('fel.json', '{'), '--out', 'ut.json'), /inte JSON/)
    expect(readFileSync(folder.file('ut.json'), 'utf8')).toBe('det gamla')
    mkdirSync(folder.file('mapp.json'))
    expectOneLine(
      await folder.run('import', SAMPLE, '--out', 'mapp.json'),
      /mapp\.json går inte att skriva: det är en mapp/
    )
    expectOneLine(
      await folder.run('import', SAMPLE, '--out', 'finns/inte/ut.json'),
      /går inte att skriva: den finns inte/
    )
    expect(readdirSync(folder.path).sort()).toEqual(['fel.json', 'mapp.json', 'ut.json'])
  })
})

describe('import', () => {
  test('puts the document into the database and prints its id', async () => {
    const { code, out, err } = await folder.run('import', SAMPLE)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^[A-Z][A-Za-z0-9]{13}\n$/)
    expect(existsSync(folder.file('data/styrskrift.sqlite'))).toBe(true)
  })

  test('a database that cannot be opened', async () => {
    write('data', 'en fil där mappen ska vara')
    expectOneLine(await folder.run('import', SAMPLE), /Databasen går inte att öppna/)
  })
})

describe('export', () => {
  test('Word and JSON', async () => {
    expect(await folder.run('export', SAMPLE, '--out', 'ut.docx')).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(folder.file('ut.docx')).subarray(0, 2).toString()).toBe('PK')
    expect((await folder.run('export', SAMPLE, '--out', 'ut.json')).code).toBe(0)
    expect(dokument.safeParse(JSON.parse(readFileSync(folder.file('ut.json'), 'utf8'))).success).toBe(true)
    expect(readdirSync(folder.path).sort()).toEqual(['ut.docx', 'ut.json'])
  })

  test('each variant, with the tables that are asked for', async () => {
    const wordsIn = async (file: string): Promise<string> =>
      [...paragraphsOf((await readDocx(readFileSync(folder.file(file)))).blocks)].map(wordsOf).join('\n')
    const whole = ['--variant', 'remissversion', '--appendix', '--abbreviations']
    expect((await folder.run('export', SAMPLE, '--out', 'remiss.docx', ...whole)).code).toBe(0)
    expect(await wordsIn('remiss.docx')).toMatch(
      /Status:\tRemissversion[\s\S]*Insatser efter ansvarig[\s\S]*Förkortningar/
    )
    expect((await folder.run('export', SAMPLE, '--out', 'beslut.docx', '--variant', 'beslutsversion')).code).toBe(0)
    expect(await wordsIn('beslut.docx')).not.toMatch(
      /Status:\t(?:Utkast|Remissversion)|Insatser efter ansvarig|Förkortningar/
    )
    expect((await folder.run('export', SAMPLE, '--out', 'ut.docx', '--variant', 'publicering')).code).toBe(0)
    expect(await wordsIn('ut.docx')).not.toMatch(/Dokumentansvarig/)
    expect(await wordsIn('beslut.docx')).toMatch(/Dokumentansvarig/)
    expectOneLine(
      await folder.run('export', SAMPLE, '--out', 'fel.docx', '--variant', 'slutversion'),
      /”slutversion” går inte att välja.*remissversion/
    )
    expect(existsSync(folder.file('fel.docx'))).toBe(false)
  })

  test('bad input', async () => {
    expectOneLine(await folder.run('export', SAMPLE, '--out', 'ut.pdf'), /ut\.pdf.*\.docx, \.json/)
    expectOneLine(await folder.run('export', SAMPLE), /--out/)
    expectOneLine(
      await folder.run('export', 'saknas.json', '--out', 'ut.docx'),
      /saknas\.json går inte att läsa: den finns inte/
    )
    const broken = { ...sample(), trash: [{ type: 'prose', fields: { nej: 'text' } }] }
    expectOneLine(await folder.run('export', write('b.json', broken), '--out', 'ut.docx'), /trash\[0\]\.fields\.nej/)
    expect(readdirSync(folder.path)).toEqual(['b.json'])
  })
})

describe('validate', () => {
  const report = async (file: string): Promise<[number | null, Report]> => {
    const { code, out } = await folder.run('validate', file, '--json')
    return [code, JSON.parse(out)]
  }

  test('a valid file, with what the rules find in it', async () => {
    const [code, { valid, errors, misfits, problems }] = await report(SAMPLE)
    expect([code, valid, errors, misfits]).toEqual([0, true, [], []])
    expect(problems.map(p => p.rule)).toContain('insats-utan-ansvar')
    const { code: plain, out, err } = await folder.run('validate', SAMPLE)
    expect([plain, err]).toEqual([0, ''])
    expect(out).toContain('är ett giltigt dokument.')
    for (const problem of problems) expect(out).toContain(problem.message)
  })

  test('what does not fit the template is told, and the file is valid all the same', async () => {
    const file = sample()
    file.metadata.data.okand = 'x'
    const [code, { valid, misfits }] = await report(write('a.json', file))
    expect([code, valid, misfits.map(m => m.path)]).toEqual([0, true, ['metadata.data.okand']])
  })

  test.each<[string, (file: ReturnType<typeof sample>) => unknown, string]>([
    ['no JSON', () => 'hej', ''],
    ['the wrong form', f => ({ ...f, sections: [{ type: 'ruta' }] }), 'sections[0].type'],
    [
      'a text that would be lost',
      f => ({ ...f, trash: [{ type: 'prose', fields: { nej: 'text' } }] }),
      'trash[0].fields.nej'
    ],
    ['an unknown template', f => ({ ...f, template: 'policy' }), 'template']
  ])('an invalid file: %s', async (_what, change, path) => {
    const file = write('fel.json', change(sample()))
    const [code, { valid, errors }] = await report(file)
    expect([code, valid]).toEqual([1, false])
    expect(errors.map(e => e.path)).toContain(path)
    const plain = await folder.run('validate', file)
    expect([plain.code, plain.out]).toEqual([1, ''])
    expect(plain.err).toContain(errors[0]?.message)
  })
})

describe('the command itself', () => {
  test.each([
    [[], 0],
    [['--help'], 0],
    [['help', 'import'], 0]
  ])('%j shows what there is', async (args, code) => {
    const result = await folder.run(...args)
    expect(result.code).toBe(args.length === 0 ? 1 : code)
    expect(result.out + result.err).toContain('Användning: styrskrift')
  })

  test.each<[string[], RegExp]>([
    [['flyg'], /”flyg” finns inte/],
    [['import'], /En fil saknas/],
    [['import', 'a', 'b'], /för många/],
    [['validate', '--jsn', 'a'], /”--jsn” finns inte/],
    [['import', 'a', '--template'], /värde saknas/]
  ])('%j is one line that says what is wrong', async (args, said) => {
    expectOneLine(await folder.run(...args), said)
  })

  test('a wrong setting', async () => {
    folder.env.STYRSKRIFT_TEMPLATES = folder.file('inga-mallar')
    expect((await folder.run('validate', SAMPLE)).code).toBe(1)
    delete folder.env.STYRSKRIFT_TEMPLATES
    folder.env.STYRSKRIFT_DEMO = 'kanske'
    expectOneLine(await folder.run('validate', SAMPLE), /STYRSKRIFT_DEMO.*on, samples eller off/)
  })

  test('called through npm, a file is looked for where the person is', async () => {
    folder.env.npm_lifecycle_event = 'styrskrift'
    folder.env.INIT_CWD = folder.file('under')
    mkdirSync(folder.file('under'))
    write('under/x.json', sample())
    expect((await folder.run('export', 'x.json', '--out', 'y.json')).code).toBe(0)
    expect(readdirSync(folder.file('under')).sort()).toEqual(['x.json', 'y.json'])
  })
})
