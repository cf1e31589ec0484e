import { describe, expect, test } from 'vitest'
import { ATTRIBUTE_VALUES, BLOCK_KEYS, isKnownEmbed, isKnownKey, isSafeHref, MARKS } from './attributes.ts'
import { FORMS, MAX_LIST_LEVEL } from './stycke.ts'

describe('links', () => {
  test.each([
    'https://exempel.se',
    'http://exempel.se/a?b=c#d',
    'mailto:a@exempel.se',
    'tel:+46701234567',
    'HTTPS://X'
  ])('%s may be one', href => expect(isSafeHref(href)).toBe(true))
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//exempel.se',
    '/dokument/1',
    'exempel.se',
    'https://',
    'https://a b',
    ' https://exempel.se',
    'https://exempel.se\n',
    'javascript:x//\nhttps://exempel.se',
    `https://${'a'.repeat(2048)}`,
    '',
    null,
    7,
    { href: 'https://exempel.se' }
  ])('%j may not', href => expect(isSafeHref(href)).toBe(false))
})

describe('values of attributes', () => {
  test('every known key has a check, and nothing else has', () => {
    expect(Object.keys(ATTRIBUTE_VALUES).sort()).toEqual([...MARKS, ...BLOCK_KEYS].sort())
    for (const key of Object.keys(ATTRIBUTE_VALUES)) expect(isKnownKey(key)).toBe(true)
    for (const key of ['farg', 'constructor', 'toString', '']) expect(isKnownKey(key)).toBe(false)
  })

  test.each<[string, unknown[], unknown[]]>([
    ['bold', [true, null], [false, 1, 'true', undefined, {}]],
    ['italic', [true, null], [false, 1]],
    [
      'link',
      [null, { href: 'https://exempel.se' }],
      [{ href: 'javascript:x' }, { href: 'https://exempel.se', title: 'x' }, 'https://exempel.se', {}, [], true]
    ],
    ['b', [null, ...FORMS], ['h1', 'h5', 'p', 7, 'lili', '']],
    ['i', [null, 0, 3, MAX_LIST_LEVEL], [-1, MAX_LIST_LEVEL + 1, 1.5, '1', Number.NaN]]
  ])('%s', (key, good, bad) => {
    for (const value of good) expect(ATTRIBUTE_VALUES[key]!(value), JSON.stringify(value)).toBe(true)
    for (const value of bad) expect(ATTRIBUTE_VALUES[key]!(value), JSON.stringify(value)).toBe(false)
  })
})

describe('embeds', () => {
  test.each([{ fn: 'F1' }, { fn: 'a_b-3' }, { br: true }])('%j is known', value =>
    expect(isKnownEmbed(value)).toBe(true)
  )
  test.each([
    {},
    { fn: '' },
    { fn: 'å' },
    { fn: 'x'.repeat(41) },
    { fn: 'F1', br: true },
    { br: false },
    { karta: 'x' },
    null,
    'F1'
  ])('%j is not', value => expect(isKnownEmbed(value)).toBe(false))
})
