import { describe, expect, test } from 'vitest'
import { inputOf, newDokument } from '../../tests/word/documents.ts'
import { buildWord } from './build.ts'
import { exportWord } from './export.ts'

describe('exportWord', () => {
  test('makes in its thread the same bytes as buildWord, several at a time in turn', async () => {
    const inputs = ['program', 'riktlinje'].map(name => inputOf(newDokument(name)))
    const fromThread = await Promise.all(inputs.map(exportWord))
    for (const [i, input] of inputs.entries())
      expect(Buffer.from(fromThread[i]!).equals(await buildWord(input))).toBe(true)
  })

  test('leaves the event loop free while it works', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 5)
    const started = performance.now()
    await exportWord(inputOf(newDokument('handlingsplan')))
    const passed = performance.now() - started
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(passed / 5 / 4)
  })

  test('tells of a fault, and works again after it', async () => {
    const input = inputOf(newDokument('program'))
    await expect(exportWord({ ...input, options: { ...input.options, date: 'i går' } })).rejects.toThrow(/needs a date/)
    expect((await exportWord(input)).length).toBeGreaterThan(5000)
  })
})
