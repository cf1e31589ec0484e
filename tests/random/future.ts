import * as Y from 'yjs'
import { INDEX } from '../../schemas/document/ids.ts'
import { FROM_NET, type Peer } from './peer.ts'

/**
 * Content of a version that does not exist yet: unknown formatting, block attributes, embeds, scalars, fields, and record types.
 * The clients of the run do not know it, and it must survive them unchanged.
 */
function futureUpdate(state: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 99
  Y.applyUpdate(doc, state)
  const vector = Y.encodeStateVector(doc)
  doc.transact(() => {
    const index = doc.getMap(INDEX)
    index.set('Z1|t', 'framtid')
    index.set('Z1|p', { a: 's-omraden', o: 'a5' })
    index.set('Z1|d|farg', 'bla')
    index.set('I00|d|prioritet', 3)
    index.set('I00|d|etikett|viktig', true)
    doc.getText('t:Z1:brodtext').insert(0, 'okänd posts text\n')
    doc.getText('t:I00:framtidsfalt').insert(0, 'okänt fält')
    const text = doc.getText('t:p-inledning:text')
    text.insert(2, 'ΑΒΓ', { understrykning: { farg: 'rod' } })
    text.insertEmbed(3, { karta: 'stad' })
    text.format(text.length - 1, 1, { citat: 'blockcitat' })
  })
  return Y.encodeStateAsUpdate(doc, vector)
}

/** For `run`: gives every peer the future content, and judges that it is unchanged. Only for runs without deletions. */
export const futureContent = {
  prepare(peers: readonly Peer[]): void {
    const update = futureUpdate(Y.encodeStateAsUpdate(peers[0]!.doc))
    for (const peer of peers) Y.applyUpdate(peer.doc, update, FROM_NET)
  },
  judge(peer: Peer): string[] {
    const faults: string[] = []
    const index = peer.doc.getMap(INDEX)
    const expectValue = (key: string, value: unknown): void => {
      if (JSON.stringify(index.get(key)) !== JSON.stringify(value))
        faults.push(`unknown ${key} became ${JSON.stringify(index.get(key))}`)
    }
    expectValue('Z1|t', 'framtid')
    expectValue('Z1|p', { a: 's-omraden', o: 'a5' })
    expectValue('Z1|d|farg', 'bla')
    expectValue('I00|d|prioritet', 3)
    expectValue('I00|d|etikett|viktig', true)
    if (peer.doc.getText('t:Z1:brodtext').toString() !== 'okänd posts text\n')
      faults.push('the text of an unknown record changed')
    if (peer.doc.getText('t:I00:framtidsfalt').toString() !== 'okänt fält')
      faults.push('the text of an unknown field changed')
    let marked = ''
    let embeds = 0
    let blockAttributes = 0
    for (const op of peer.doc.getText('t:p-inledning:text').toDelta() as {
      insert: unknown
      attributes?: Record<string, unknown>
    }[]) {
      if (typeof op.insert !== 'string') {
        if (JSON.stringify(op.insert) === '{"karta":"stad"}') embeds++
        continue
      }
      for (const c of op.insert)
        if ('ΑΒΓ'.includes(c) && JSON.stringify(op.attributes?.understrykning) === '{"farg":"rod"}') marked += c
      if (op.insert.includes('\n') && op.attributes?.citat === 'blockcitat') blockAttributes++
    }
    if (marked !== 'ΑΒΓ') faults.push(`unknown formatting is left on ”${marked}” only`)
    if (embeds !== 1) faults.push(`an unknown embed stands there ${embeds} times`)
    if (blockAttributes < 1) faults.push('an unknown block attribute is gone')
    if (!peer.trash().includes('okänd posts text') || !peer.trash().includes('okänt fält'))
      faults.push('unknown text does not stand in Papperskorg')
    return faults
  }
}

/** Operations that delete nothing: what is left of unknown content is then a matter of the client alone. */
export const KEEPING = [
  'insertText',
  'split',
  'setType',
  'wrapInList',
  'liftFromList',
  'mark',
  'pasteBlocks',
  'pasteStructure',
  'addInsats',
  'moveInsats',
  'addOmrade',
  'moveOmrade',
  'setScalar',
  'addMember',
  'addTable',
  'addRow',
  'addColumn',
  'moveRow',
  'moveColumn',
  'writeCell',
  'addDefinition',
  'addFootnote'
]
