import { describe, expect, test } from 'vitest'
import { createDokument } from '../../../../schemas/document/create.ts'
import { PageHost } from '../../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../../tests/random/setting.ts'
import { pageKeys } from '../../../editor/commands/keymap.ts'
import { toolKeys } from '../../../editor/commands/tool-keys.ts'
import { Observable } from '../../../editor/session/emitter.ts'
import type { PageAction } from '../../../editor/session/page-action.ts'
import { ariaKey, keyWords } from './key-words.ts'
import { SHORTCUTS, shownKeys } from './shortcuts.ts'

/** Keys that the frame of the editor hears, outside of every keymap. */
const FRAME_KEYS = ['F6', 'Shift-F6', 'Mod-/', 'j', 'k']

test('lists every key that does something, and none that does not', () => {
  const page = new PageHost(createDokument(randomContext.template, 'Titel'), randomContext)
  const host = Object.assign(page, { action: new Observable<PageAction | null>(null) })
  const bound = new Set([...Object.keys(pageKeys(host)), ...Object.keys(toolKeys(host)), ...FRAME_KEYS])
  const listed = SHORTCUTS.flatMap(group => group.shortcuts).flatMap(shortcut => shortcut.keys)
  expect([...listed].sort()).toEqual([...bound].sort())
  expect(new Set(listed).size).toBe(listed.length)
})

test('shows the keys of the computer', () => {
  const replace = SHORTCUTS.flatMap(g => g.shortcuts).find(s => s.keys.includes('Mod-h'))!
  expect(shownKeys(replace, false)).toEqual(['Mod-h'])
  expect(shownKeys(replace, true)).toEqual(['Mod-Shift-h'])
})

describe('keyWords', () => {
  test.each([
    ['Mod-b', 'Ctrl+B', '⌘B'],
    ['Mod-Shift-8', 'Ctrl+Skift+8', '⇧⌘8'],
    ['Mod-Alt-f', 'Ctrl+Alt+F', '⌥⌘F'],
    ['Alt-ArrowUp', 'Alt+↑', '⌥↑'],
    ['Shift-Tab', 'Skift+Tabb', '⇧⇥'],
    ['Mod-/', 'Ctrl+/', '⌘/'],
    ['F3', 'F3', 'F3']
  ])('%s', (key, words, macWords) => {
    expect(keyWords(key, false)).toBe(words)
    expect(keyWords(key, true)).toBe(macWords)
  })

  test('ariaKey names keys as the standard does', () => {
    expect(ariaKey('Mod-Shift-8', false)).toBe('Control+Shift+8')
    expect(ariaKey('Mod-b', true)).toBe('Meta+B')
  })
})
