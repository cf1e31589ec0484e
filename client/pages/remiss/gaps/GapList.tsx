import { Button } from '@digdir/designsystemet-react'
import { CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons'
import { type ReactNode, useState } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import './gap-list.css'

const words = messages.handling.proof

interface GapListProps<T> {
  title: string
  items: readonly T[]
  keyOf: (item: T) => string
  /** So many are drawn at first of a long list. */
  first?: number
  children: (item: T) => ReactNode
}

/** What is lacking of one kind, each with the way to where it is filled; or that nothing is. */
export function GapList<T>({ title, items, keyOf, first = 50, children }: GapListProps<T>) {
  const [more, setMore] = useState(0)
  const most = first + more
  const fine = items.length === 0
  return (
    <section className="ss-gap" data-fine={fine ? '' : undefined} aria-label={title}>
      <h3>
        {fine ? <CheckmarkCircleFillIcon aria-hidden /> : <ExclamationmarkTriangleFillIcon aria-hidden />}
        {title} <span className="ss-gap__count">{items.length}</span>
      </h3>
      {fine ? (
        <p>{words.fine}</p>
      ) : (
        <ul>
          {items.slice(0, most).map(item => (
            <li key={keyOf(item)}>{children(item)}</li>
          ))}
        </ul>
      )}
      {items.length > most && (
        <Button variant="tertiary" data-density="small" onClick={() => setMore(more + 500)}>
          {words.more(Math.min(500, items.length - most))}
        </Button>
      )}
    </section>
  )
}
