import { describe, expect, test } from 'vitest'
import { ansvarSentence } from '../../../../../schemas/ansvar/sentence.ts'
import { createDokument, emptyPost } from '../../../../../schemas/document/create.ts'
import { PageHost } from '../../../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../../../tests/random/setting.ts'
import { WRITES_NOTHING } from '../../../../editor/session/writing.ts'
import { addAnsvar, addParty, chooseKind, currentAnsvar, removeParty } from './change.ts'

function open(): PageHost {
  const dokument = createDokument(randomContext.template, 'Titel')
  const omrade = emptyPost('F1', 'fokusomrade')
  omrade.children.push(emptyPost('I1', 'insats'))
  dokument.sections.find(s => s.data.key === 'omraden')!.children.push(omrade)
  return new PageHost(dokument, randomContext)
}
const sentence = (host: PageHost): string => ansvarSentence(currentAnsvar(host, 'I1')!, randomContext.kommun)

describe('the ansvar of an insats', () => {
  test('each change is a step of its own', () => {
    const host = open()
    addParty(host, 'I1', 'lead', 'enhet-a')
    addParty(host, 'I1', 'lead', 'enhet-b')
    addParty(host, 'I1', 'partner', 'enhet-c')
    expect(sentence(host)).toBe('Enheten a och enheten b i samverkan med enheten c')
    host.history.undo()
    expect(sentence(host)).toBe('Enheten a och enheten b delar ansvaret')
    host.history.undo()
    expect(sentence(host)).toBe('Enheten a')
    removeParty(host, 'I1', 'lead', 'enhet-a')
    expect(sentence(host)).toBe('')
    host.history.undo()
    expect(sentence(host)).toBe('Enheten a')
  })

  test('a party is responsible or a partner, never both', () => {
    const host = open()
    addParty(host, 'I1', 'lead', 'enhet-a')
    addParty(host, 'I1', 'partner', 'enhet-a')
    expect(currentAnsvar(host, 'I1')).toMatchObject({ lead: [], partners: ['enhet-a'] })
    host.history.undo()
    expect(currentAnsvar(host, 'I1')).toMatchObject({ lead: ['enhet-a'], partners: [] })
  })

  test('jointly is marked, and what follows from the parties is not', () => {
    const host = open()
    addParty(host, 'I1', 'lead', 'enhet-a')
    addParty(host, 'I1', 'lead', 'enhet-b')
    chooseKind(host, 'I1', 'gemensamt')
    expect(sentence(host)).toBe('Gemensamt för enheten a och enheten b')
    chooseKind(host, 'I1', 'delat')
    expect(currentAnsvar(host, 'I1')?.kind).toBeNull()
    expect(sentence(host)).toBe('Enheten a och enheten b delar ansvaret')
  })

  test('a line is added as one step, and its last words stand after those that are there', () => {
    const host = open()
    host.projection.records.field('I1', 'ansvarstillagg').insert(0, 'vid behov')
    host.history.step()
    addAnsvar(host, 'I1', { kind: 'gemensamt', lead: ['enhet-a', 'enhet-b'], partners: ['enhet-c'], tail: 'och andra' })
    expect(sentence(host)).toBe('Gemensamt för enheten a och enheten b i samverkan med enheten c vid behov och andra')
    host.history.undo()
    expect(sentence(host)).toBe('Vid behov')
  })

  test('readers change nothing, and an insats that is gone has no ansvar', () => {
    const host = open()
    const reader = new PageHost(createDokument(randomContext.template, 'T'), {
      ...randomContext,
      writing: WRITES_NOTHING
    })
    addParty(reader, 'I1', 'lead', 'enhet-a')
    expect(reader.projection.records.index.get('I1|d|lead|enhet-a')).toBeUndefined()
    host.projection.records.remove('I1')
    expect(currentAnsvar(host, 'I1')).toBeNull()
  })
})
