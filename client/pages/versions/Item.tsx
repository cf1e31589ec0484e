import { Button } from '@digdir/designsystemet-react'
import { CheckmarkIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Decide, OutlineRow } from '../../../schemas/api/copies.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { CopyItem } from '../../../schemas/returned/copy.ts'
import { paths } from '../../app/paths.ts'
import { formatWhen } from '../../ui/formatDate.ts'
import { isUnplaced, shortened } from './item-filters.ts'
import { PlaceForm } from './PlaceForm.tsx'

const words = messages.versions.copy

interface ItemProps {
  id: string
  item: CopyItem
  outline: readonly OutlineRow[]
  mayTakeIn: boolean
  busy: boolean
  /** True when it was stored. */
  onDecide: (decision: Decide['items'][number]) => Promise<boolean>
}

/** One comment or change: who and when, where, what, and what a person decides about it. */
export function Item({ id, item, outline, mayTakeIn, busy, onDecide }: ItemProps) {
  const [placing, setPlacing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const kind = item.answers ? (item.answers.reworded ? words.rewordedKind : words.answer) : words.kinds[item.kind]
  const name = `${kind}, ${item.author || words.somebody}`
  const close = (): void => {
    setPlacing(false)
    button.current?.focus()
  }
  return (
    <article className="ss-item" data-left-out={item.leftOut || undefined} aria-label={name}>
      <header className="ss-item__head">
        <b>{kind}</b> <span>{item.author || words.somebody}</span>
        {item.at && <time dateTime={item.at}>{formatWhen(item.at)}</time>}
        {item.resolved && <span className="ss-quiet">{words.done}</span>}
      </header>
      {item.answers ? <InThread id={id} answers={item.answers} /> : <Where item={item} />}
      <What item={item} around={wordsAround(item, outline)} />
      <footer className="ss-item__foot">
        {item.thread !== null ? (
          <>
            <span className="ss-item__taken">
              <CheckmarkIcon aria-hidden />
              {words.taken}
            </span>
            <Link
              href={paths.thread(id, item.thread)}
              className="ds-button"
              data-variant="tertiary"
              data-density="small"
            >
              {words.show}
            </Link>
          </>
        ) : item.becomes === 'nothing' ? (
          <span className="ss-quiet">{words.withdrawnNote}</span>
        ) : (
          <>
            <span className="ss-quiet">{item.leftOut ? words.leftOutNote : becomesWords(item)}</span>
            {mayTakeIn && (
              <span className="ss-item__acts">
                {!item.leftOut && !item.answers && (
                  <Button
                    ref={button}
                    data-density="small"
                    variant={isUnplaced(item) ? 'primary' : 'tertiary'}
                    aria-expanded={placing}
                    disabled={busy}
                    onClick={() => setPlacing(!placing)}
                  >
                    {isUnplaced(item) ? words.place : words.changePlace}
                  </Button>
                )}
                <Button
                  data-density="small"
                  variant="secondary"
                  disabled={busy}
                  onClick={() => void onDecide({ key: item.key, leftOut: !item.leftOut })}
                >
                  {item.leftOut ? words.takeBack : words.leaveOut}
                </Button>
              </span>
            )}
          </>
        )}
      </footer>
      {placing && !item.leftOut && (
        <PlaceForm
          item={item}
          outline={outline}
          busy={busy}
          onClose={close}
          onSave={async placement => {
            if (await onDecide({ key: item.key, placement })) close()
          }}
        />
      )}
    </article>
  )
}

const becomesWords = ({ kind, becomes }: CopyItem): string =>
  kind === 'new-insats' && becomes === 'comment' ? words.becomesInsats : words.becomes[becomes]

/** The thread that it answers, with the words that it begins with. */
function InThread({ id, answers }: { id: string; answers: NonNullable<CopyItem['answers']> }) {
  const who = answers.said?.author || words.somebody
  return (
    <div className="ss-item__where">
      <p>
        <Link href={paths.thread(id, answers.thread)}>
          {answers.reworded ? words.rewordedIn(who) : words.answers(who)}
        </Link>
      </p>
      {answers.said && <blockquote className="ss-item__quote">{shortened(answers.said.text)}</blockquote>}
    </div>
  )
}

/** Where it hangs, how that was found, and what stands there now. */
function Where({ item }: { item: CopyItem }) {
  const [found] = item.places
  if (isUnplaced(item))
    return (
      <div className="ss-item__where">
        <p className="ss-item__warn">
          <ExclamationmarkTriangleIcon aria-hidden />
          {words.noPlace}
        </p>
        {item.around !== '' && (
          <p className="ss-quiet">
            {words.around} <q>{item.around.trim()}</q>
          </p>
        )}
      </div>
    )
  const place = item.called ? [item.called.within, item.called.name].filter(Boolean).join(' › ') : words.wholeDocument
  return (
    <div className="ss-item__where">
      <p>
        {place}
        {item.placement !== null ? (
          <span className="ss-quiet"> · {words.placedByPerson}</span>
        ) : (
          found && (
            <span className="ss-quiet">
              {' '}
              · {sureness(found.sure)}, {words.by[found.by]}
            </span>
          )
        )}
      </p>
      {item.source && <p className="ss-quiet">{words.fromPlace(item.source.called?.name ?? words.wholeDocument)}</p>}
      {item.present?.state === 'removed' && (
        <p className="ss-item__warn">
          <ExclamationmarkTriangleIcon aria-hidden />
          {item.present.recordGone ? words.recordGone : words.gone}
        </p>
      )}
      {isChanged(item) && item.present?.state === 'there' && (
        <p className="ss-quiet">{words.changed(item.present.text)}</p>
      )}
      {!item.tracked && <p className="ss-quiet">{words.silent}</p>}
    </div>
  )
}

const sureness = (sure: number): string =>
  sure >= 0.95 ? words.sure.certain : sure >= 0.75 ? words.sure.likely : words.sure.unsure

/** Does something else stand there now than in the version? */
const isChanged = ({ present, places, placement }: CopyItem): boolean =>
  placement === null &&
  places.length === 1 &&
  present?.state === 'there' &&
  !present.whole &&
  present.text !== places[0]?.quote

const AROUND = 50
const IN_TEXT: readonly CopyItem['kind'][] = ['insertion', 'deletion', 'replacement']

/** The words before and after a change, as the version has them. */
function wordsAround({ kind, places }: CopyItem, outline: readonly OutlineRow[]): { before: string; after: string } {
  const [place] = places
  const text = outline.find(row => row.record === place?.record)?.fields.find(f => f.field === place?.field)?.text
  if (!place || text === undefined || !IN_TEXT.includes(kind)) return { before: '', after: '' }
  const [from, to] = [Math.max(0, place.from - AROUND), place.to + AROUND]
  return {
    before: `${from > 0 ? '… ' : ''}${text.slice(from, place.from)}`,
    after: `${text.slice(place.to, to)}${to < text.length ? ' …' : ''}`
  }
}

/** What was said, or what is to stand instead. */
function What({ item, around }: { item: CopyItem; around: { before: string; after: string } }) {
  const quote = item.answers ? '' : item.places.map(p => p.quote).join(' … ')
  if (item.kind === 'comment')
    return (
      <>
        {quote !== '' && <blockquote className="ss-item__quote">{quote}</blockquote>}
        <p className="ss-item__text">{item.text}</p>
        {item.replies.length > 0 && (
          <ul className="ss-item__replies" aria-label={words.replies(item.replies.length)}>
            {item.replies.map((reply, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the answers of a file have no names, and never change.
              <li key={i}>
                <b>{reply.author || words.somebody}</b>{' '}
                {reply.at && <time dateTime={reply.at}>{formatWhen(reply.at)}</time>}
                <p className="ss-item__text">{reply.text}</p>
              </li>
            ))}
          </ul>
        )}
      </>
    )
  return (
    <>
      <p className="ss-item__change">
        <span className="ss-quiet">{around.before}</span>
        {item.before !== '' && <del className="ss-del">{item.before}</del>}
        {item.before !== '' && item.text !== '' && ' '}
        {item.text !== '' && <ins className="ss-ins">{item.text}</ins>}
        <span className="ss-quiet">{around.after}</span>
      </p>
      {item.ansvar !== null && item.kind === 'new-insats' && <p>{words.responsible(item.ansvar)}</p>}
    </>
  )
}
