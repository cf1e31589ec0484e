import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildWord } from '../../server/word/build.ts'
import { inputOf } from './documents.ts'
import { LINT_RULES, lint } from './lint.ts'
import { stressDokument } from './stress.ts'

let sound: Uint8Array
beforeAll(async () => {
  const input = inputOf(stressDokument('program'))
  sound = await buildWord({ ...input, options: { ...input.options, pageNumbers: false } })
})

const TEXT = 'word/document.xml'

/** The file after somebody has spoilt one part of it; a part that is not there begins as given. */
function spoilt(part: string, spoil: (xml: string) => string, bytes = sound): Uint8Array {
  const parts = unzipSync(bytes)
  const before = parts[part] ? strFromU8(parts[part]) : ''
  const after = spoil(before)
  expect(after).not.toBe(before)
  return zipSync({ ...parts, [part]: strToU8(after) })
}

const inBody = (xml: string) => (part: string) => part.replace('<w:body>', `<w:body>${xml}`)
const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (content: string): string => `<w:p><w:r>${content}</w:r></w:p>`
const comments = (content: string) => () => `<w:comments ${W} ${W14}>${content}</w:comments>`
const ranged = inBody(
  '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
)
const ONE = '<w:comment w:id="1"><w:p w14:paraId="00000001"><w:r><w:t>k</w:t></w:r></w:p></w:comment>'

test('a file of ours has no fault', () => {
  expect(lint(sound)).toEqual([])
})

/** A broken file for each fault: the rule that must find it, the part, and what is done to it. */
const CASES: [keyof typeof LINT_RULES, string, string, (xml: string) => string][] = [
  ['paragraphIds', 'two paragraphs with one id', TEXT, inBody('<w:p w14:paraId="0A"/><w:p w14:paraId="0A"/>')],
  ['bookmarks', 'two of one name', TEXT, xml => xml.replace(/(w:name=")_sd_m_titel/, '$1_sd_fotnot_1')],
  [
    'bookmarks',
    'two of one id',
    TEXT,
    inBody('<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p>')
  ],
  ['bookmarks', 'one without an end', TEXT, xml => xml.replace(/<w:bookmarkEnd [^>]*>/, '')],
  ['bookmarks', 'one without a start', TEXT, xml => xml.replace(/<w:bookmarkStart [^>]*>/, '')],
  [
    'bookmarks',
    'one that ends before it begins',
    TEXT,
    inBody('<w:p><w:bookmarkEnd w:id="9999"/><w:bookmarkStart w:id="9999" w:name="a"/></w:p>')
  ],
  [
    'bookmarks',
    'a name that is too long',
    TEXT,
    xml => xml.replace('w:name="_sd_m_titel"', `w:name="_${'a'.repeat(40)}"`)
  ],
  [
    'styles',
    'a style that is not there',
    TEXT,
    xml => xml.replace('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Rubrik9"/>')
  ],
  [
    'styles',
    'a style of another kind',
    TEXT,
    xml => xml.replace('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Hyperlink"/>')
  ],
  [
    'styles',
    'based on nothing',
    'word/styles.xml',
    xml => xml.replace('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Borta"/>')
  ],
  [
    'styles',
    'two of one name',
    'word/styles.xml',
    xml => xml.replace('<w:name w:val="heading 2"/>', '<w:name w:val="Heading 1"/>')
  ],
  [
    'numbering',
    'a list that is not there',
    TEXT,
    xml => xml.replace(/<w:numId w:val="[1-9]\d*"\/>/, '<w:numId w:val="777"/>')
  ],
  [
    'numbering',
    'a level that is not there',
    TEXT,
    inBody('<w:p><w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="2"/></w:numPr></w:pPr></w:p>')
  ],
  [
    'numbering',
    'a list without a description',
    'word/numbering.xml',
    xml => xml.replace(/(<w:num w:numId[^>]*><w:abstractNumId w:val=")\d+/, '$1999')
  ],
  [
    'numbering',
    'a level of a style that names another list',
    'word/styles.xml',
    xml => xml.replace(/(w:styleId="Bilagerubrik">[\s\S]*?<w:numId w:val=")\d+/, '$11')
  ],
  ['fields', 'one that does not end', TEXT, inBody(run('<w:fldChar w:fldCharType="begin"/>'))],
  ['fields', 'one that ends and never began', TEXT, inBody(run('<w:fldChar w:fldCharType="end"/>'))],
  ['fields', 'one divided before it began', TEXT, inBody(run('<w:fldChar w:fldCharType="separate"/>'))],
  [
    'fields',
    'a dirty one',
    TEXT,
    inBody(run('<w:fldChar w:fldCharType="begin" w:dirty="true"/><w:fldChar w:fldCharType="end"/>'))
  ],
  [
    'noQuestion',
    'a question',
    'word/settings.xml',
    xml => xml.replace('<w:compat>', '<w:updateFields w:val="true"/><w:compat>')
  ],
  ['deletedText', 'text in a deletion', TEXT, inBody('<w:p><w:del w:id="1"><w:r><w:t>bort</w:t></w:r></w:del></w:p>')],
  ['deletedText', 'deleted text that nobody deleted', TEXT, inBody(run('<w:delText>bort</w:delText>'))],
  ['changeIds', 'two of one id', TEXT, inBody('<w:p><w:ins w:id="1"/><w:del w:id="1"/></w:p>')],
  ['relationships', 'one that is not there', TEXT, xml => xml.replace(/r:embed="rId\d+"/, 'r:embed="rId999"')],
  [
    'relationships',
    'a part that is not there',
    'word/_rels/document.xml.rels',
    xml => xml.replace('Target="footnotes.xml"', 'Target="borta.xml"')
  ],
  ['contentTypes', 'a part without a type', 'word/media/bild.tiff', () => 'x'],
  ['drawings', 'two of one id', TEXT, xml => xml.replace(/(<wp:docPr id=")2"/, '$11"')],
  ['drawings', 'one without a text', TEXT, xml => xml.replace(/(<wp:docPr [^>]*?) descr="[^"]*"/, '$1')],
  [
    'notes',
    'one that is not there',
    TEXT,
    xml => xml.replace(/<w:footnoteReference w:id="1"\/>/, '<w:footnoteReference w:id="99"/>')
  ],
  ['withinPage', 'a table wider than the text', TEXT, xml => xml.replace(/(<w:gridCol w:w=")\d+/, '$19900')],
  [
    'withinPage',
    'a section narrower than its header',
    TEXT,
    xml => xml.replace(/(<w:pgMar [^>]*w:right=")\d+/g, '$14000')
  ],
  ['comments', 'one that stands nowhere', 'word/comments.xml', comments(ONE)],
  ['comments', 'a range of none', TEXT, ranged]
]

describe('each rule finds what it is for', () => {
  test.each(CASES)('%s: %s', (rule, _what, part, spoil) => {
    expect(lint(spoilt(part, spoil)).map(line => line.split(':', 1)[0])).toContain(rule)
  })

  const extended = (parent: string) => () =>
    `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="00000001" ${parent}/></w15:commentsEx>`

  test('comments: an answer to what is not there', () => {
    const commented = spoilt('word/comments.xml', comments(ONE), spoilt(TEXT, ranged))
    expect(
      lint(spoilt('word/commentsExtended.xml', extended(''), commented)).filter(f => f.startsWith('comments'))
    ).toEqual([])
    const dangling = spoilt('word/commentsExtended.xml', extended('w15:paraIdParent="000000FF"'), commented)
    expect(lint(dangling)).toContain('comments: 00000001 answers 000000FF, which is not there')
  })

  test('there is a broken file for each', () => {
    expect(new Set(CASES.map(([rule]) => rule))).toEqual(new Set(Object.keys(LINT_RULES)))
  })
})
