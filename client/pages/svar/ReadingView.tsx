import type { ReactNode } from 'react'
import { SVAR } from '../../../schemas/api/svar.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { ReadingField, ReadingNode } from '../../../schemas/remiss/reading.ts'
import { fieldText } from '../../../schemas/text/stycke.ts'
import { NodeDrafts, placeOfDraft } from './NodeDrafts.tsx'
import { indexOf, titleOf } from './reading-index.ts'
import { useAnswer, useDrafts } from './useAnswer.ts'
import { type Mark, Words } from './Words.tsx'

/** The whole version as a page, with a place for what is said about each part of it. */
export function ReadingView() {
  const { reading } = useAnswer()
  return (
    <article className="ss-svar-paper" aria-label={reading.title}>
      <p className="ss-svar-paper__type">{reading.documentType}</p>
      {reading.facts.length > 0 && (
        <details className="ss-svar-facts">
          <summary>{messages.svar.facts}</summary>
          <dl>
            {reading.facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {reading.nodes.map(node => (
        <NodeView key={node.id} node={node} depth={2} />
      ))}
    </article>
  )
}

/** The words of one field, which can be selected and pointed at. */
export function FieldWords({ node, field }: { node: ReadingNode; field: ReadingField }) {
  const { reading } = useAnswer()
  const marks = useDrafts().flatMap((draft): Mark[] => {
    const place = placeOfDraft(draft)
    if (place?.kind !== 'text' || place.record !== node.id || place.field !== field.field) return []
    const kind = draft.part.kind === 'andringsforslag' ? 'proposal' : 'comment'
    return [{ from: place.from, to: place.to, kind }]
  })
  return (
    <div className="ss-svar-words" data-record={node.id} data-field={field.field}>
      {field.label !== '' && <span className="ss-svar-label">{field.label}: </span>}
      <Words stycken={field.stycken} marks={marks} notes={indexOf(reading).notes} />
    </div>
  )
}

function NodeView({ node, depth }: { node: ReadingNode; depth: number }) {
  const { recipient, reading } = useAnswer()
  const name = indexOf(reading).inSentence(node.id)
  const drafts = <NodeDrafts node={node} name={name} />
  const children = node.children.map(child => <NodeView key={child.id} node={child} depth={depth + 1} />)
  if (node.type === 'section' || node.type === 'fokusomrade' || node.type === 'bilaga') {
    const body = node.fields.filter(({ field }) => field !== 'titel')
    return (
      <section className={`ss-svar-${node.type}`}>
        <Heading node={node} depth={depth} />
        {body.map(field => (
          <FieldWords key={field.field} node={node} field={field} />
        ))}
        {node.type === 'fokusomrade' && drafts}
        {node.leadIn !== '' && <p className="ss-svar-leadin">{node.leadIn}</p>}
        {children}
      </section>
    )
  }
  if (node.type === 'insats')
    return (
      <div className="ss-svar-insats" data-own={node.own || undefined}>
        <span className="ss-svar-number">{node.number}</span>
        <div>
          {node.fields.map(field => (
            <FieldWords key={field.field} node={node} field={field} />
          ))}
          {node.ansvar !== '' && (
            <p className="ss-svar-ansvar">
              <strong>{messages.svar.ansvar}</strong> {node.ansvar}
            </p>
          )}
          {drafts}
        </div>
      </div>
    )
  if (node.type === 'table') return <TableView node={node}>{drafts}</TableView>
  if (node.type === 'picture') {
    const text = (key: string): string => fieldText(node.fields.find(({ field }) => field === key)?.stycken ?? [])
    return (
      <figure className="ss-svar-picture">
        {node.picture && (
          <img
            src={SVAR.picture(recipient, node.picture.file)}
            alt={text('alt')}
            width={node.picture.width || undefined}
            height={node.picture.height || undefined}
          />
        )}
        {text('rubrik') !== '' && <figcaption>{text('rubrik')}</figcaption>}
        {drafts}
      </figure>
    )
  }
  return (
    <div className={`ss-svar-${node.type}`}>
      {node.type === 'footnote' && <sup>{node.number}</sup>}
      {node.fields.map(field => (
        <FieldWords key={field.field} node={node} field={field} />
      ))}
      {drafts}
    </div>
  )
}

function Heading({ node, depth }: { node: ReadingNode; depth: number }) {
  const Tag = `h${Math.min(depth, 6)}` as 'h2'
  const titel = node.fields.find(({ field }) => field === 'titel')
  if (titleOf(node) === '') return null
  return (
    <Tag className="ss-svar-title">
      {node.number !== '' && <span className="ss-svar-number">{node.number}</span>}
      <span data-record={titel ? node.id : undefined} data-field={titel ? 'titel' : undefined}>
        {titel ? <span data-at={0}>{fieldText(titel.stycken)}</span> : node.heading}
      </span>
    </Tag>
  )
}

function TableView({ node, children }: { node: ReadingNode; children: ReactNode }) {
  return (
    <div className="ss-svar-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too. */}
      <section className="ss-svar-table__scroll" tabIndex={0} aria-label={titleOf(node) || messages.types.table}>
        <table>
          {titleOf(node) !== '' && <caption>{titleOf(node)}</caption>}
          <tbody>
            {node.children.map((row, i) => (
              <tr key={row.id}>
                {row.fields.map(cell => {
                  const head = node.header && i === 0
                  const Cell = head ? 'th' : 'td'
                  return (
                    <Cell key={cell.field} scope={head ? 'col' : undefined}>
                      <FieldWords node={row} field={cell} />
                    </Cell>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {children}
    </div>
  )
}
