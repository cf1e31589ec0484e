import { expect, test } from 'vitest'
import { createDokument, emptyPost } from '../../../../schemas/document/create.ts'
import { PageHost } from '../../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../../tests/random/setting.ts'
import { dropAt, dropRecord } from './useRowDrag.ts'

function open(): PageHost {
  const dokument = createDokument(randomContext.template, 'Titel')
  const omraden = dokument.sections.find(s => s.data.key === 'omraden')!
  for (const [area, insatser] of [
    ['F1', ['I1', 'I2', 'I3']],
    ['F2', ['I4']]
  ] as const)
    omraden.children.push({ ...emptyPost(area, 'fokusomrade'), children: insatser.map(id => emptyPost(id, 'insats')) })
  return new PageHost(dokument, randomContext)
}

const post = (host: PageHost, id: string) => host.projection.reading.live.get(id)!
const at = (host: PageHost, dragged: string, over: string, lower = false) =>
  dropAt(host, post(host, dragged), post(host, over), lower)
const under = (host: PageHost, id: string): string[] => post(host, id).children.map(c => c.id)

test('the line stands before or after its like, and round what takes it in', () => {
  const host = open()
  expect(at(host, 'I1', 'I4')).toEqual({ id: 'I4', where: 'before' })
  expect(at(host, 'I1', 'I4', true)).toEqual({ id: 'I4', where: 'after' })
  expect(at(host, 'I1', 'F2')).toEqual({ id: 'F2', where: 'inside' })
  expect(at(host, 'F1', 'F2', true)).toEqual({ id: 'F2', where: 'after' })
})

test('there is no line where it cannot stand', () => {
  const host = open()
  expect(at(host, 'I1', 'I1')).toBeNull()
  expect(at(host, 'I1', 's-inledning')).toBeNull()
  expect(at(host, 'I1', 's-omraden')).toBeNull()
  expect(at(host, 'F1', 's-inledning')).toBeNull()
  expect(at(host, 'F1', 'I4')).toBeNull()
})

test('what is let go stands where the line was', () => {
  const host = open()
  expect(dropRecord(host, 'I1', { id: 'I3', where: 'after' })).toBe(true)
  expect(under(host, 'F1')).toEqual(['I2', 'I3', 'I1'])
  expect(dropRecord(host, 'I1', { id: 'I2', where: 'before' })).toBe(true)
  expect(under(host, 'F1')).toEqual(['I1', 'I2', 'I3'])
  expect(dropRecord(host, 'I2', { id: 'F2', where: 'inside' })).toBe(true)
  expect([under(host, 'F1'), under(host, 'F2')]).toEqual([
    ['I1', 'I3'],
    ['I4', 'I2']
  ])
  expect(dropRecord(host, 'F2', { id: 'F1', where: 'before' })).toBe(true)
  expect(under(host, 's-omraden')).toEqual(['F2', 'F1'])
})

test('nothing moves to what is gone', () => {
  expect(dropRecord(open(), 'I1', { id: 'X', where: 'before' })).toBe(false)
})
