/** Words without the differences that a word processor makes by itself. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\ufffc]+/gu, ' ')
    .replace(/[“”"]/gu, '”')
    .replace(/[’‘']/gu, '’')
    .trim()
