import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exists, FOLDERS, files, pages, read, withoutCode } from './repository.ts'

/** The part of an address that a heading gives. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[`*_[\]()]/g, '')
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const anchors = (text: string): string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(match => anchor(match[1]!))

/** A path in a page: placeholders and stars stand for anything within one name. */
function names(path: string): boolean {
  const bare = path.replace(/[#:]\w+$/, '').replace(/\/$/, '')
  if (exists(bare)) return true
  if (!/[<*…]/.test(bare)) return false
  const pattern = bare.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/<[^>]*>|\*\*?|…/g, '[^/]+')
  return files.some(file => new RegExp(`^${pattern}(/|$)`).test(file))
}

/** What a page names in code, if it is a path in this repository. */
const PATH = new RegExp(`^(?:${[...FOLDERS, '\\.ci'].join('|')})/[\\w./<>*…-]+$`)
const TOP = /^(?:[\w.-]+\.(?:md|json|ts|mjs)|\.[\w.-]+)$/

describe.each(pages.map(page => page.path))('%s', path => {
  const { text } = pages.find(page => page.path === path)!
  const prose = withoutCode(text)

  test('links to what is there', () => {
    for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue
      const [file = '', part] = target.split('#')
      const to = file === '' ? path : normalize(join(dirname(path), file))
      expect(exists(to), `${path} links to ${target}`).toBe(true)
      if (part === undefined) continue
      const page = pages.find(p => p.path === to)
      expect(anchors(page?.text ?? ''), `${path} links to ${target}`).toContain(part)
    }
  })

  test('names files that are there', () => {
    // From the top of the repository, as everywhere but in the README of a folder, which names what is in it.
    const inCode = [...prose.matchAll(/`([^`\n]+)`/g)].map(match => match[1]!)
    for (const name of inCode) {
      if (PATH.test(name)) expect(names(name), `${path} names ${name}`).toBe(true)
      else if (TOP.test(name) && path.startsWith('docs/guides/')) {
        const known = exists(name) || files.some(file => file.endsWith(`/${name}`)) || name.startsWith('.npm')
        expect(known, `${path} names ${name}`).toBe(true)
      }
    }
  })
})

test('pages in docs are linked from docs/README.md, and decisions from their list', () => {
  const linked = (page: string): string[] =>
    [...pages.find(p => p.path === page)!.text.matchAll(/\]\(([^)\s#]+)\)/g)].map(match =>
      normalize(join(dirname(page), match[1]!))
    )
  const all = [...linked('docs/README.md'), ...linked('docs/decisions/README.md')]
  for (const { path } of pages)
    if (path.startsWith('docs/') && path !== 'docs/README.md') expect(all, path).toContain(path)
})

test('decisions are numbered in a row, and each has context, decision and consequences', () => {
  const decisions = pages
    .filter(page => /^docs\/decisions\/\d/.test(page.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  decisions.forEach(({ path, text }, i) => {
    const number = String(i + 1).padStart(4, '0')
    expect(path).toMatch(new RegExp(`/${number}-[a-z-]+\\.md$`))
    expect(text.startsWith(`# ${number}: `)).toBe(true)
    expect([...text.matchAll(/^## (.+)$/gm)].map(match => match[1])).toEqual(['Context', 'Decision', 'Consequences'])
  })
})

test('code names pages that are there', () => {
  const code = files.filter(file => /\.(ts|tsx|mjs|css)$/.test(file) && file !== 'tests/structure/pages.test.ts')
  for (const file of code) {
    const text = pagesNamedIn(file)
    for (const name of text) expect(exists(name) || decision(name), `${file} names ${name}`).toBe(true)
  }
})

const decision = (name: string): boolean =>
  /^docs\/decisions\/\d{4}$/.test(name) && files.some(file => file.startsWith(`${name}-`))

function pagesNamedIn(file: string): string[] {
  return [...read(file).matchAll(/\bdocs\/[\w/-]+(?:\.md)?/g)]
    .map(match => match[0])
    .filter(name => !name.endsWith('/'))
}
