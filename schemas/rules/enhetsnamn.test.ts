import { describe, expect, test } from 'vitest'
import { mended, problemsOf, prosa, sektion, wordsFound } from './testing.ts'

const found = (...lines: string[]) => wordsFound('enhetsnamn', ...lines)

describe('enhetsnamn', () => {
  test.each([
    ['Det gör socialkontoret varje år.', 'Det gör socialförvaltningen varje år.'],
    ['Socialkontorets arbete fortsätter.', 'Socialförvaltningens arbete fortsätter.'],
    ['Stöd från kultur och fritidsförvaltningen.', 'Stöd från kultur- och fritidsförvaltningen.'],
    ['Stöd från Kultur-och fritidsförvaltningen.', 'Stöd från kultur- och fritidsförvaltningen.'],
    ['Norra Sjøvika kommundelsförvaltning leder.', 'Norra Sjövika kommundelsförvaltning leder.'],
    ['Norra Sjövika kommunaldelsförvaltning leder.', 'Norra Sjövika kommundelsförvaltning leder.'],
    ['Det gör socialförvaltnigen.', 'Det gör socialförvaltnigen.'],
    ['Det gör socalförvaltningen.', 'Det gör socialförvaltningen.'],
    ['Frågan ägs av sjövikabostäder AB:s styrelse.', 'Frågan ägs av Sjövikabostäder AB:s styrelse.'],
    ['Leds av KLK, som förr.', 'Leds av kommunledningskontoret, som förr.'],
    ['Stadskansliet leder.', 'Kommunledningskontoret leder.'],
    ['Arbetet i nätverket ”Trygg Ihop” fortsätter.', 'Arbetet i nätverket ”Trygg ihop” fortsätter.']
  ])('%s', (text, right) => expect(mended('enhetsnamn', text)).toBe(right))

  test.each([
    'Socialförvaltningen och socialförvaltningens chefer.',
    'Hos Socialförvaltningen mitt i en mening.',
    'SOCIALFÖRVALTNINGEN',
    'Alla kommunens förvaltningar och nämnder, en socialförvaltning, flera socialförvaltningar.',
    'Andra kommuners tekniska förvaltningar och miljönämnden i Ed.',
    'Samtliga förvaltningar ska delta.',
    'Länsstyrelsen, länsstyrelsens chef och Sjövikabostäder deltar.',
    'Dåvarande stadskansliet och det tidigare socialkontoret.',
    'Antikommunledningskontoret och ks är andra ord.',
    'Barn, kultur och fritid. Socialförvaltningen leder.',
    'Kommunledningskontoret (KLK) leder, och KLK följer upp.'
  ])('silent: %s', text => expect(found(text)).toEqual([]))

  test('the message tells a former name from another spelling', () => {
    const messages = problemsOf('enhetsnamn', [sektion('text', prosa('Stadskansliet och socialkontoret.'))])
    expect(messages.map(p => p.message.includes('tidigare namn'))).toEqual([true, false])
  })

  test('a name inside a link is left alone', () => {
    const runs = [{ text: 'Se ' }, { text: 'socialkontoret', link: 'https://exempel.se' }, { text: ' om KLK.' }]
    const text = [sektion('text', { type: 'prose', fields: { text: [{ runs }] } })]
    expect(problemsOf('enhetsnamn', text).map(p => p.place.from)).toEqual(['Se socialkontoret om '.length])
  })

  test('a name over two lines is none', () => {
    expect(found('Vi har kultur', 'och fritidsförvaltningen.')).toEqual([])
  })
})
