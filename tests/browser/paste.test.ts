import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, watchFaults } from '../helpers/browser.ts'

/** The cleaning of what is pasted, in a real browser: fixtures are in the manner of what the programs put on the clipboard. */
let browser: Browser
let page: Page
let faults: string[]

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
  faults = watchFaults(page)
  await page.addScriptTag({ content: await bundle() })
})
afterAll(async () => browser?.close())

/** The product's own function as a script that a page can run. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'client/editor/paste/clean-html.ts', formats: ['iife'], name: 'Paste' }
    }
  })
  const [result] = Array.isArray(built) ? built : [built]
  if (!result || !('output' in result)) throw new Error('Vite built nothing')
  return result.output[0].code
}

const clean = (html: string): Promise<string> =>
  page.evaluate(
    text => (window as unknown as { Paste: { cleanHtml(html: string): string } }).Paste.cleanHtml(text),
    html
  )

/** One line a block, so that a difference is easy to see. */
const lines = (html: string): string[] => html.replaceAll(/(<\/(?:p|h\d|ul|ol|li)>)(?=<)/g, '$1\n').split('\n')
const cleanFile = async (name: string): Promise<string[]> =>
  lines(await clean(readFileSync(new URL(`../fixtures/clipboard/${name}.html`, import.meta.url), 'utf8')))

describe('cleanHtml', () => {
  test('Word: headings, marks, lists with levels, footnotes, tables; nothing hidden, removed, or commented', async () => {
    expect(await cleanFile('word')).toEqual(
      lines(
        '<h1>Program för trygghet</h1>' +
          '<h1>Mål för perioden</h1>' +
          '<p>Alla som bor i kommunen ska kunna känna sig <strong>trygga</strong>, <em>hemma</em> och ute. ' +
          'Kostnaden är 25\u00A0000\u00A0kr och tas av nämnden.[1] Läs mer på ' +
          '<a href="https://ekviken.example/trygg">kommunens webbplats</a>, eller i kapitel ett.</p>' +
          '<ul><li><p>erbjuda stöd</p><ul><li><p><strong>på flera språk</strong></p></li></ul></li>' +
          '<li><p>följa upp varje år</p></li></ul>' +
          '<ol><li><p>först</p><ol><li><p>sedan</p></li></ol></li></ol>' +
          '<p>Efter listan infogat med en kommentar.</p>' +
          '<p><strong>Insats</strong> – <strong>Ansvar</strong></p>' +
          '<p>Stöd på natten – Socialförvaltningen och polisen</p>' +
          '<p>ensam</p>' +
          '<p>[1] Lag (2023:196).</p>'
      )
    )
  })

  test('Word on the web: levels that stand in attributes, and no marks of ended paragraphs', async () => {
    expect(await cleanFile('word-online')).toEqual(
      lines(
        '<h2>Tidig upptäckt</h2>' +
          '<p><strong>Våld</strong> syns<em> sällan</em>[2].</p>' +
          '<ul><li><p>fråga</p><ul><li><p>alla vuxna</p></li></ul></li></ul>' +
          '<ol><li><p>lotsa vidare</p></li></ol>'
      )
    )
  })

  test('LibreOffice: lists that stand beside their item, footnotes, raised figures', async () => {
    expect(await cleanFile('libreoffice')).toEqual(
      lines(
        '<h2>Skydd och stöd</h2>' +
          '<p>Den som <strong>söker</strong> stöd ska få det.[1]</p>' +
          '<ul><li><p>jour dygnet runt</p><ul><li><p><em>på telefon</em></p></li></ul></li>' +
          '<li><p>skyddat boende</p><p>inom 24 timmar</p></li></ul>' +
          '<ol><li><p>ett</p><ol><li><p>två</p></li></ol></li></ol>' +
          '<p>Ytan är 120\u00A0m² stor<a href="mailto:info@ekviken.example">, skriv</a>.</p>' +
          '<p>[1]Socialtjänstlagen.</p>'
      )
    )
  })

  test('Google Docs: the wrapper is not bold, weights and line breaks are read from styles', async () => {
    expect(await cleanFile('google-docs')).toEqual(
      lines(
        '<h1>Trygga mötesplatser</h1>' +
          '<p>Belysning <strong>och</strong><em> växter</em><a href="https://docs.example/x">, se kartan</a></p>' +
          '<ul><li><p>parker</p><ul><li><p>lekplatser</p></li></ul></li><li><p>torg</p></li></ul>' +
          '<p>rad ett<br>rad två</p>'
      )
    )
  })

  test('the web: no script, no strange address, nothing hidden; every word that shows', async () => {
    expect(await cleanFile('web')).toEqual(
      lines(
        '<ul><li><p>Start</p></li></ul>' +
          '<h3>Kunskap och kompetens</h3>' +
          '<p>Personalen <strong>ska</strong> få <em>utbildning</em>.<br>Varje år.</p><p>Chefen följer upp.</p>' +
          '<p>Text direkt i en ruta <strong>fet</strong></p>' +
          '<p>Citat &lt;script&gt; &amp; mer</p><p>slut på rutan</p>' +
          '<p>Term</p><p>Förklaring</p>' +
          '<p>Mål</p><p>År – Antal</p><p>2027 – 1\u00A0250</p>' +
          '<p>ruta i en</p><p>sida</p>' +
          '<p>Ring <a href="tel:+46123">oss</a> eller inte.</p>'
      )
    )
  })

  test('part of a line stays part of a line, with the spaces at its ends', async () => {
    expect(await clean('<meta charset="utf-8"><span style="color:red"> ett <b>ord</b>&nbsp;</span>')).toBe(
      ' ett <strong>ord</strong> '
    )
    expect(await clean('<b>ord</b>')).toBe('<strong>ord</strong>')
  })

  test('lists of Word whose marks are letters of the text lose them', async () => {
    const item = (text: string): string => `<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1">${text}</p>`
    expect(await clean(item('·&nbsp;&nbsp;&nbsp;&nbsp; <b>ett</b>') + item('·&nbsp;&nbsp; två'))).toBe(
      '<ul><li><p><strong>ett</strong></p></li><li><p>två</p></li></ul>'
    )
    expect(await clean(item('1.&nbsp;&nbsp;&nbsp; ett'))).toBe('<ol><li><p>ett</p></li></ol>')
    expect(await clean('<p class="MsoListParagraph">o&nbsp;&nbsp; ett</p>')).toBe('<ul><li><p>ett</p></li></ul>')
    expect(await clean('<p class="MsoListParagraph">text utan tecken</p>')).toBe('<p>text utan tecken</p>')
  })

  test('decomposed letters become composed ones', async () => {
    expect(await clean('<p>A\u030Akermyntan o\u0308st</p>')).toBe('<p>Åkermyntan öst</p>')
  })

  test('nothing but markup gives nothing', async () => {
    expect(await clean('<p>&nbsp;</p><script>1</script><!-- x --><table><tr><td> </td></tr></table>')).toBe('')
  })

  test('what the editor itself copied is left to the shapes of the page', async () => {
    const own = '<p data-pm-slice="1 1 []">a <sup data-footnote="N1">1</sup></p>'
    expect(await clean(own)).toBe(own)
  })

  test('no page ran anything', () => {
    expect(faults).toEqual([])
  })
})
