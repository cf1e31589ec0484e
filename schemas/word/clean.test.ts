import { describe, expect, test } from 'vitest'
import { cleanHref, cleanLine, cleanText } from './clean.ts'

describe('cleanText', () => {
  test.each([
    ['Å ä ö, 👩🏽‍💻 och a\u030a', 'Å ä ö, 👩🏽‍💻 och a\u030a'],
    ['a\u0000b\u0007c\u001fd', 'a\uFFFDb\uFFFDc\uFFFDd'],
    ['halv \ud800 och \udc00.', 'halv \uFFFD och \uFFFD.'],
    ['\ufffe\uffff', '\uFFFD\uFFFD'],
    ['a\r\nb\rc\vd\fe\u2028f\u2029g\u0085h', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['tabb\tär kvar', 'tabb\tär kvar']
  ])('%j becomes %j', (text, clean) => expect(cleanText(text)).toBe(clean))

  test('in one line', () => expect(cleanLine('a\nb\t\tc')).toBe('a b c'))
})

describe('cleanHref', () => {
  test.each([
    ['https://exempel.se', 'https://exempel.se/'],
    ['https://exempel.se/väg?q=å ä&b="1"', 'https://exempel.se/v%C3%A4g?q=%C3%A5%20%C3%A4&b=%221%22'],
    ['http://åsa.se', 'http://xn--sa-xia.se/'],
    ['http://[::1]:8080/a', 'http://[::1]:8080/a'],
    ['mailto:kommun@exempel.se?subject=Hej%20du', 'mailto:kommun@exempel.se?subject=Hej%20du'],
    ['tel:+46-40-12', 'tel:+46-40-12']
  ])('%s is kept', (href, kept) => expect(cleanHref(href)).toBe(kept))

  test.each([
    'javascript:alert(1)',
    'https://',
    'https://a..b/',
    'http://[::zz]',
    'mailto:två@@a',
    'mailto:',
    'tel:ring',
    'file:///a',
    '',
    '#a'
  ])('%j is refused', href => expect(cleanHref(href)).toBe(null))
})
