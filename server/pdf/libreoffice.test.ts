import { describe, expect, test } from 'vitest'
import { recordsOf } from '../../schemas/document/dokument.ts'
import { flatText, plainText } from '../../schemas/text/stycke.ts'
import { templatesOfRepository } from '../../tests/helpers/api.ts'
import { hasOffice } from '../../tests/helpers/office.ts'
import { convert, findLibreOffice } from '../office/libreoffice.ts'
import { exportWord } from '../word/export.ts'
import { readPdfText } from './read.ts'

describe.skipIf(!hasOffice)('a PDF that LibreOffice made of a Word file', () => {
  test('has every insats as one paragraph, and what stands on its pages once', async () => {
    const { kommun, templates, sample } = templatesOfRepository()
    const [dokument, template] = [sample('program'), templates.get('program')]
    if (!dokument || !template) throw new Error('the repository has a sample programme')
    const options = { state: 'remiss', date: '2026-11-22', map: false, pageNumbers: false } as const
    const docx = await exportWord({ dokument, template, kommun, options })
    const filter = 'MS Word 2007 XML'
    const program = findLibreOffice() ?? ''
    const bytes = await convert({ bytes: docx, from: 'docx', filter, to: 'pdf', timeLimit: 240_000, program })
    const { stycken, pages, silent } = await readPdfText(bytes)
    expect(pages).toBeGreaterThan(5)
    expect(silent).toEqual([])
    const texts = stycken.map(plainText)
    const insatser = [...recordsOf(dokument)].flatMap(({ post }) =>
      post.type === 'insats' ? [flatText(post.fields.text ?? []).trim()] : []
    )
    const whole = insatser.filter(text => texts.some(each => each.includes(text)))
    expect(whole).toEqual(insatser)
    const footers = texts.filter(text => /^På flera sidor: /.test(text))
    expect(footers.length).toBeGreaterThan(0)
    expect(footers.length).toBeLessThan(4)
  }, 300_000)
})
