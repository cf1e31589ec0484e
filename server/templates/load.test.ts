import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { speakSwedish } from '../../schemas/errors/issues.ts'
import { templateNamed } from '../documents/template-of.ts'
import { loadTemplates, problemLine } from './load.ts'

speakSwedish()

const OURS = fileURLToPath(new URL('../../templates/', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'))
  cpSync(OURS, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Sets one value in a file of the copied folder. */
function edit(file: string, path: readonly (string | number)[], to: unknown): void {
  const root: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const holder = path.slice(0, -1).reduce((value, key) => (value as Record<string | number, unknown>)[key], root)
  ;(holder as Record<string | number, unknown>)[path.at(-1)!] = to
  writeFileSync(join(folder, file), JSON.stringify(root))
}

/** The lines that the error lists, or that the templates tell. */
function problems(): string[] {
  try {
    return [...loadTemplates(folder).problems.values()].flat().map(problemLine)
  } catch (error) {
    expect(error).toBeInstanceOf(StyrskriftError)
    expect((error as StyrskriftError).id).toBe('ogiltig-mall')
    return (error as StyrskriftError).details.what!.trim().split('\n')
  }
}

describe('the folder of templates', () => {
  test('is read: municipality, templates by name, samples, logo', () => {
    const { kommun, templates, sample, logo } = loadTemplates(folder)
    expect(kommun.name).toBe('Ekviken kommun')
    expect([...templates.keys()]).toEqual(['handlingsplan', 'program', 'riktlinje'])
    for (const [name, template] of templates) {
      expect(template.name).toBe(name)
      expect(sample(name)?.template).toBe(name)
    }
    expect(logo?.mime).toBe('image/svg+xml')
    expect(logo?.bytes.toString()).toContain('<svg')
  })

  test('gives a new copy of a sample each time, and null where there is none', () => {
    rmSync(join(folder, 'riktlinje/sample.json'))
    const { sample } = loadTemplates(folder)
    sample('program')!.sections.length = 0
    expect(sample('program')!.sections.length).toBeGreaterThan(0)
    expect(sample('riktlinje')).toBeNull()
    expect(sample('finns-inte')).toBeNull()
  })

  test('takes a new template by adding a folder', () => {
    cpSync(join(folder, 'riktlinje'), join(folder, 'policy'), { recursive: true })
    edit('policy/template.json', ['name'], 'policy')
    edit('policy/sample.json', ['template'], 'policy')
    expect([...loadTemplates(folder).templates.keys()]).toEqual(['handlingsplan', 'policy', 'program', 'riktlinje'])
  })
})

describe('a template that is wrong', () => {
  test('is not offered; the others are', () => {
    edit('program/template.json', ['sections', 3, 'content'], 'dikter')
    const { templates, sample, problems } = loadTemplates(folder)
    expect([...templates.keys()]).toEqual(['handlingsplan', 'riktlinje'])
    expect(sample('program')).toBeNull()
    expect([...problems.keys()]).toEqual(['program'])
    expect(() => templateNamed(loadTemplates(folder), 'program')).toThrow('program/template.json: sections[3].content')
    expect(() => templateNamed(loadTemplates(folder), 'dikt')).toThrow('ingen mall som heter ”dikt”')
  })

  test('whose sample alone is wrong is offered, without the sample', () => {
    edit('program/sample.json', ['metadata', 'data', 'beslutas-av'], 'Landstinget')
    const { templates, sample } = loadTemplates(folder)
    expect(templates.has('program')).toBe(true)
    expect(sample('program')).toBeNull()
  })
})

describe('what is wrong is reported with file and path', () => {
  test('all problems of all files at once', () => {
    edit('program/template.json', ['sections', 3, 'content'], 'dikter')
    edit('program/template.json', ['metadata', 0, 'kind'], 7)
    edit('handlingsplan/template.json', ['insats', 'vy'], 'table')
    edit('kommun.json', ['enheter', 8, 'namnd'], 'skolstyrelsen')
    const lines = problems()
    expect(lines).toEqual([
      'kommun.json: enheter[8].namnd: Det finns ingen nämnd med id ”skolstyrelsen”.',
      'handlingsplan/template.json: insats: Okänt namn: ”vy”.',
      expect.stringMatching(/^program\/template\.json: metadata\[0\]\.kind: Värdet ska vara ett av ”text”/),
      expect.stringMatching(/^program\/template\.json: sections\[3\]\.content: Värdet ska vara ett av ”prose”/)
    ])
  })

  test('a template that is not named as its folder', () => {
    edit('program/template.json', ['name'], 'programmet')
    expect(problems()).toEqual(['program/template.json: name: Mallen ska heta som sin mapp, ”program”.'])
  })

  test('a file that is not JSON, and one that is missing', () => {
    writeFileSync(join(folder, 'program/template.json'), '{ "name": ')
    rmSync(join(folder, 'riktlinje/template.json'))
    rmSync(join(folder, 'logo.svg'))
    // With the municipality, everything else that is wrong is told too.
    const lines = problems()
    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe('logo.svg: Filen saknas eller går inte att läsa.')
    expect(lines[1]).toMatch(/^program\/template\.json: Filen är inte giltig JSON: /)
    expect(lines[2]).toBe('riktlinje/template.json: Filen saknas eller går inte att läsa.')
  })

  test('a logo outside the folder', () => {
    edit('kommun.json', ['logo'], '../hemligt.png')
    expect(problems()).toEqual([expect.stringMatching(/^kommun\.json: logo: /)])
  })

  test('a folder without templates, and one that does not exist', () => {
    rmSync(join(folder, 'program'), { recursive: true })
    rmSync(join(folder, 'handlingsplan'), { recursive: true })
    rmSync(join(folder, 'riktlinje'), { recursive: true })
    expect(problems()).toEqual([expect.stringMatching(/Det finns ingen mall i mappen/)])
    expect(() => loadTemplates(join(folder, 'borta'))).toThrow('kommun.json: Filen saknas')
    rmSync(join(folder, 'kommun.json'))
    expect(problems()[0]).toBe('kommun.json: Filen saknas eller går inte att läsa.')
  })

  test('a sample that does not fit its template', () => {
    edit('program/sample.json', ['metadata', 'data', 'beslutas-av'], 'Landstinget')
    expect(problems()).toEqual([
      'program/sample.json: metadata.data.beslutas-av: Värdet på ”Beslutas av” går inte att använda här.'
    ])
  })
})
