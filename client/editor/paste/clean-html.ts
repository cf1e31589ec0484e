import { STYLE } from './elements.ts'
import { readBlocks } from './read-blocks.ts'
import { writeBlocks, writeRuns } from './write-blocks.ts'

/** The editor's own clipboard: what it holds is read by the shapes of the page, which are stricter than any cleaning. */
const OWN = /\sdata-pm-slice=/

/**
 * What comes from Word (desktop and web), LibreOffice, Google Docs and the web, as paragraphs, headings, lists with levels, bold, italic
 * and links. No word is lost but what the source hides; tables become a paragraph a row; no script, style or address of any other
 * kind than web, mail and telephone remains.
 */
export function cleanHtml(html: string): string {
  if (OWN.test(html)) return html
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  const { blocks, inline } = readBlocks(body)
  const [only] = blocks
  if (!inline || !only) return writeBlocks(blocks)
  // Part of a line: the spaces at its ends belong to it.
  const text = body.textContent ?? ''
  const before = /^[\s\u00A0]/.test(text) ? ' ' : ''
  const after = /[\s\u00A0]$/.test(text) ? ' ' : ''
  return before + writeRuns(only.runs) + after
}

const STYLE_SHEET = /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi
/** A start tag, with whatever stands in its quotes. */
const TAG = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi

/** Styles are read and never applied, so that a strict content security policy has nothing to refuse. */
const withoutStyles = (html: string): string =>
  html.replace(STYLE_SHEET, '').replace(TAG, tag => tag.replace(/(\s)style(?=\s*=)/gi, `$1${STYLE}`))
