import { OBJECT_CHARACTER } from '../../../schemas/text/stycke.ts'

/** As many letters before and behind a stretch are shown with it. */
const SHOWN = 60

/** What stands before and behind a stretch of words, in its paragraph, cut at a space where it is long. */
export function around(words: string, from: number, to: number): [before: string, behind: string] {
  const before = words.slice(words.lastIndexOf('\n', from - 1) + 1, from)
  const end = words.indexOf('\n', to)
  const behind = words.slice(to, end < 0 ? words.length : end)
  const space = behind.lastIndexOf(' ', SHOWN)
  return [
    before.length > SHOWN ? `…${before.slice(before.indexOf(' ', before.length - SHOWN) + 1)}` : before,
    behind.length > SHOWN ? `${behind.slice(0, space > 0 ? space : SHOWN)}…` : behind
  ].map(text => text.replaceAll(OBJECT_CHARACTER, '')) as [string, string]
}
