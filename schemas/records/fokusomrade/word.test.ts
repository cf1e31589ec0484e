import { expect, test } from 'vitest'
import { contextOf, documentOf, record, say, written } from '../../word/in-tests.ts'

const insats = record('i1', 'insats', { fields: { text: say('göra något') } })

test('title, introduction, the standing lead-in, insatser', async () => {
  const omrade = record('f1', 'fokusomrade', {
    fields: { titel: say('Trygghet'), inledning: say('Därför.') },
    children: [insats]
  })
  const section = record('s', 'section', { data: { key: 'omraden' }, children: [omrade] })
  expect(await written([section], contextOf(documentOf([section])))).toEqual([
    'Heading1: Områden',
    'Fokusomrade: Trygghet',
    'Normal: Därför.',
    'Upptakt: Under 2027–2030 ska Ekviken kommun:',
    'Insats: göra något'
  ])
})

test('a written lead-in takes the place of the standing one, also without insatser; the standing one needs insatser', async () => {
  const own = record('f1', 'fokusomrade', { fields: { upptakt: say('Vi ska:') } })
  const none = record('f2', 'fokusomrade', { fields: { titel: say('Två'), upptakt: say('') } })
  const section = record('s', 'section', { data: { key: 'omraden' }, children: [own, none] })
  expect(await written([section], contextOf(documentOf([section])))).toEqual([
    'Heading1: Områden',
    'Fokusomrade: Fokusområde',
    'Upptakt: Vi ska:',
    'Fokusomrade: Två'
  ])
})
