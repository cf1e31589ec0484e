import { useMemo } from 'react'
import type { ChangedRecord } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type DiffPiece, wordDiff } from '../../../../schemas/remiss/word-diff.ts'
import './diff.css'

const words = messages.handling.changes

interface DiffProps {
  change: ChangedRecord
  /** Only this of what has changed; null: all of it. */
  facet?: string | null
  title?: React.ReactNode
}

/** A record before and after, word by word: what went is struck through, what came is underlined, and both are said. */
export function Diff({ change, facet = null, title }: DiffProps) {
  const shown = change.differences.filter(each => facet === null || each.facet === null || each.facet === facet)
  return (
    <div className="ss-diff">
      {title && <p className="ss-diff__title">{title}</p>}
      <div className="ss-diff__sides">
        {(['before', 'after'] as const).map(side => (
          <div key={side} className="ss-diff__side">
            <p className="ss-diff__label">
              {words[side]}
              {change[side]?.label && <span className="ss-diff__no">{change[side].label}</span>}
            </p>
            {change[side] === null ? (
              <p className="ss-diff__none">{side === 'before' ? words.empty : words.gone}</p>
            ) : (
              shown.map(each => (
                <div key={`${each.facet}-${each.label}`}>
                  {shown.length > 1 && <p className="ss-diff__field">{each.label}</p>}
                  <Side
                    side={side}
                    before={each.before}
                    after={each.after}
                    whole={change.before === null || change.after === null}
                  />
                </div>
              ))
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

/** One wording, with what differs from the other marked. Of a record that came or went nothing stands out. */
function Side({
  side,
  before,
  after,
  whole
}: {
  side: 'before' | 'after'
  before: string
  after: string
  whole: boolean
}) {
  const pieces = useMemo(() => wordDiff(before, after), [before, after])
  const text = side === 'before' ? before : after
  if (text === '') return <p className="ss-diff__none">{words.empty}</p>
  if (whole) return <p className="ss-diff__text">{text}</p>
  const other: DiffPiece['kind'] = side === 'before' ? 'added' : 'removed'
  let end = 0
  return (
    <p className="ss-diff__text">
      {pieces
        .filter(piece => piece.kind !== other)
        .map(piece => {
          end += piece.text.length
          return <Piece key={end} piece={piece} />
        })}
    </p>
  )
}

function Piece({ piece: { kind, text } }: { piece: DiffPiece }) {
  if (kind === 'same') return <>{text}</>
  const Mark = kind === 'removed' ? 'del' : 'ins'
  return (
    <Mark>
      <span className="ss-vh">{kind === 'removed' ? words.deleted : words.inserted} </span>
      {text}
      <span className="ss-vh"> {words.end} </span>
    </Mark>
  )
}
