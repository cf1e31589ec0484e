import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Dokument, type DokumentPost, dokument as schema } from '../document/dokument.ts'
import { numbering } from '../document/numbering.ts'
import { testTemplate } from '../document/testing.ts'
import { changesBetween, type Numbered } from './changes.ts'

const edition = (dokument: Dokument): Numbered => ({ dokument, printed: numbering(dokument.sections, testTemplate) })

const insats = (id: string, text: string, lead: string[] = ['ks']) => ({
  id,
  type: 'insats',
  fields: { text },
  sets: { lead }
})
const BASE = {
  format: 'styrskrift-dokument',
  version: 1,
  template: 'prov',
  metadata: { id: 'm', type: 'metadata', fields: { titel: 'Prov' } },
  sections: [
    {
      id: 's-mal',
      type: 'section',
      data: { key: 'mal' },
      children: [{ id: 'p-mal', type: 'prose', fields: { text: ['Ett.', 'Två.'] } }]
    },
    {
      id: 's-omraden',
      type: 'section',
      data: { key: 'omraden' },
      children: [
        {
          id: 'A',
          type: 'fokusomrade',
          fields: { titel: 'Ett' },
          children: [insats('A1', 'Ett ett.'), insats('A2', 'Ett två.'), insats('A3', 'Ett tre.')]
        },
        { id: 'B', type: 'fokusomrade', fields: { titel: 'Två' }, children: [insats('B1', 'Två ett.')] }
      ]
    }
  ]
}

const base = (): Dokument => schema.parse(structuredClone(BASE))
const find = (dokument: Dokument, id: string): DokumentPost => {
  const search = (posts: readonly DokumentPost[]): DokumentPost | undefined => {
    for (const post of posts) {
      const found = post.id === id ? post : search(post.children)
      if (found) return found
    }
    return undefined
  }
  return search([dokument.metadata, ...dokument.sections, ...dokument.unplaced])!
}
const holderOf = (dokument: Dokument, id: string): DokumentPost[] => {
  const search = (posts: DokumentPost[]): DokumentPost[] | undefined => {
    if (posts.some(post => post.id === id)) return posts
    for (const post of posts) {
      const found = search(post.children)
      if (found) return found
    }
    return undefined
  }
  return search(dokument.sections)!
}

const changed = (work: (dokument: Dokument) => void) => {
  const next = base()
  work(next)
  return changesBetween(edition(base()), edition(next))
}
const short = (changes: ReturnType<typeof changed>) => changes.map(c => [c.record, c.aspects.join('+')])

describe('what has changed', () => {
  test('nothing: nothing', () => expect(changed(() => {})).toEqual([]))

  test('words of a field, with their paragraphs', () => {
    const [change] = changed(d => {
      find(d, 'p-mal').fields.text = [{ runs: [{ text: 'Ett.' }] }, { runs: [{ text: 'Tre.' }] }]
    })
    expect(change).toMatchObject({
      record: 'p-mal',
      aspects: ['text'],
      fields: [{ field: 'text', before: 'Ett.\nTvå.', after: 'Ett.\nTre.' }]
    })
  })

  test('an insats that is moved is moved, and those that only get another number are not', () => {
    const changes = changed(d => {
      const [one] = holderOf(d, 'A1').splice(0, 1)
      find(d, 'B').children.push(one!)
    })
    expect(short(changes)).toEqual([['A1', 'flyttad']])
    expect([changes[0]!.before?.label, changes[0]!.after?.label, changes[0]!.after?.under]).toEqual([
      '2.1.1',
      '2.2.2',
      'B'
    ])
  })

  test('of those that change places, as few as explain the order', () => {
    expect(short(changed(d => void find(d, 'A').children.unshift(find(d, 'A').children.pop()!)))).toEqual([
      ['A3', 'flyttad']
    ])
  })

  test('new and removed, with all that stands below', () => {
    const changes = changed(d => {
      holderOf(d, 'A').splice(0, 1)
      find(d, 'B').children.unshift(
        schema.parse({ ...BASE, sections: [{ id: 'x', type: 'section', children: [insats('Ny', 'Ny text.')] }] })
          .sections[0]!.children[0]!
      )
    })
    expect(short(changes)).toEqual([
      ['A', 'borttagen'],
      ['A1', 'borttagen'],
      ['A2', 'borttagen'],
      ['A3', 'borttagen'],
      ['Ny', 'ny']
    ])
    expect(changes.at(-1)!.fields).toEqual([{ field: 'text', before: '', after: 'Ny text.' }])
  })

  test('ansvar, values and looks are told apart', () => {
    expect(short(changed(d => void (find(d, 'A1').sets.lead = ['ks', 'kultur'])))).toEqual([['A1', 'ansvar']])
    expect(short(changed(d => void (find(d, 'A1').data.ansvarsform = 'gemensamt')))).toEqual([['A1', 'ansvar']])
    expect(short(changed(d => void (find(d, 'm').data.beslutsdatum = '2026-01-01')))).toEqual([['m', 'uppgift']])
    expect(short(changed(d => void (find(d, 'p-mal').fields.text![0]!.form = 'li')))).toEqual([['p-mal', 'form']])
    expect(short(changed(d => void (find(d, 'p-mal').fields.text![0]!.runs = [{ text: 'Ett.', bold: true }])))).toEqual(
      [['p-mal', 'form']]
    )
  })

  test('an empty paragraph at the end is no change', () => {
    expect(changed(d => void find(d, 'p-mal').fields.text!.push({ runs: [] }))).toEqual([])
  })

  test('random changes: each record that was changed is found, and no other; the change back is its mirror', () => {
    const ids = ['A1', 'A2', 'A3', 'B1', 'p-mal']
    fc.assert(
      fc.property(fc.subarray(ids), fc.subarray(['A1', 'A2', 'A3', 'B1']), (written, gone) => {
        const next = base()
        for (const id of written) find(next, id).fields.text = [{ runs: [{ text: `Nytt i ${id}` }] }]
        for (const id of gone)
          holderOf(next, id).splice(
            holderOf(next, id).findIndex(p => p.id === id),
            1
          )
        const there = changesBetween(edition(base()), edition(next))
        const wanted = new Map([
          ...written.map(id => [id, 'text'] as const),
          ...gone.map(id => [id, 'borttagen'] as const)
        ])
        expect(new Map(there.map(c => [c.record, c.aspects.join()]))).toEqual(wanted)
        const back = changesBetween(edition(next), edition(base()))
        expect(back.map(c => c.record).toSorted()).toEqual(there.map(c => c.record).toSorted())
        for (const change of back) {
          const same = there.find(c => c.record === change.record)!
          expect([change.before, change.after]).toEqual([same.after, same.before])
        }
      })
    )
  })
})
