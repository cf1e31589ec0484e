import { describe, expect, test } from 'vitest'
import type { DocumentRow } from '../../../schemas/api/contract.ts'
import { DOCUMENT_STATES } from '../../../schemas/remiss/states.ts'
import { readView, visibleDocuments } from './visible-documents.ts'

const row = (title: string, changedAt: string, rest: Partial<DocumentRow> = {}): DocumentRow => ({
  id: title,
  title,
  diarienummer: '',
  template: 'program',
  documentType: 'Program',
  state: 'arbetsmaterial',
  role: 'agare',
  createdAt: changedAt,
  changedAt,
  changedBy: null,
  present: [],
  ...rest
})

const documents = [
  row('Äldreplan 2026–2030', '2026-05-01T08:00:00Z', { diarienummer: 'KS 2025/0143' }),
  row('Program för en trygg vardag', '2026-05-03T08:00:00Z'),
  row('Riktlinje för distansarbete', '2026-05-02T08:00:00Z', { state: 'arkiverad', diarienummer: 'STK-2023-414' })
]
const titles = (search: string): string[] =>
  visibleDocuments(documents, readView(new URLSearchParams(search))).map(r => r.title)

describe('visibleDocuments', () => {
  test('shows all, newest first, when the address says nothing', () => {
    expect(titles('')).toEqual(['Program för en trygg vardag', 'Riktlinje för distansarbete', 'Äldreplan 2026–2030'])
    expect(titles('ordning=aldst')).toEqual(titles('').reverse())
    expect(titles('visa=nonsens')).toEqual(titles(''))
  })

  test('tells what goes on from what is archived', () => {
    expect(titles('visa=pagar')).toEqual(['Program för en trygg vardag', 'Äldreplan 2026–2030'])
    expect(titles('visa=arkiverade')).toEqual(['Riktlinje för distansarbete'])
  })

  test('each state stands under one filter: on its way, out on remiss, in force, archived', () => {
    const each = DOCUMENT_STATES.map(state => row(state, '2026-05-01T08:00:00Z', { state }))
    const found = (visa: string): string[] =>
      visibleDocuments(each, readView(new URLSearchParams({ visa }))).map(r => r.title)
    expect(found('pagar')).toEqual(['arbetsmaterial', 'bearbetning', 'slutforslag'])
    expect(found('remiss')).toEqual(['remiss', 'underhandsremiss'])
    expect(found('galler')).toEqual(['antagen'])
    expect(found('arkiverade')).toEqual(['arkiverad'])
    expect(found('alla')).toHaveLength(DOCUMENT_STATES.length)
  })

  test('finds words of the title in any order, without regard to capitals', () => {
    expect(titles('sok=vardag+PROGRAM')).toEqual(['Program för en trygg vardag'])
    expect(titles('sok=äldre')).toEqual(['Äldreplan 2026–2030'])
    expect(titles('sok=aldre')).toEqual([])
  })

  test('finds a diarienummer however its parts are joined', () => {
    expect(titles('sok=2025/0143')).toEqual(['Äldreplan 2026–2030'])
    expect(titles('sok=stk 2023 414')).toEqual(['Riktlinje för distansarbete'])
    expect(titles('sok=STK-2023')).toEqual(['Riktlinje för distansarbete'])
  })

  test('documents that were changed at the same moment stand by title', () => {
    const same = ['Ö', 'A', 'Å', 'Ä'].map(t => row(t, '2026-05-01T08:00:00Z'))
    expect(visibleDocuments(same, readView(new URLSearchParams())).map(r => r.title)).toEqual(['A', 'Å', 'Ä', 'Ö'])
  })
})
