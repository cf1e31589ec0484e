import { type MouseEvent, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { CompiledOverview } from '../../../../schemas/api/sammanstallning.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { GAP_KINDS } from '../../../../schemas/remiss/gaps.ts'
import { paths } from '../../../app/paths.ts'
import { arrive } from '../../../ui/arrive.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { GapList } from '../gaps/GapList.tsx'

const words = messages.sammanstallning.page.gaps
const proof = messages.handling.proof
const TITLES = {
  otackt: proof.uncovered,
  ohanterad: proof.unhandled,
  'ej-andrad': proof.unkept,
  oforklarad: proof.unexplained
} as const

type Gap = CompiledOverview['gaps'][number]

/** So many of a kind are shown at first: what is made of it all stands below. */
const FIRST = 5

const keyOf = (gap: Gap): string =>
  ['lucka', gap.submission ?? gap.synpunkt ?? gap.record, gap.part, gap.paragraph, gap.kind]
    .filter(each => each !== null)
    .join('-')

interface GapsProps {
  id: string
  remiss: string
  gaps: readonly Gap[]
  /** Is this what the server says now? */
  fresh: boolean
}

/** What the proof says is lacking, each with the way to where it is mended; whoever comes back stands where they left. */
export function Gaps({ id, remiss, gaps, fresh }: GapsProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const left = useRef(location.hash.slice(1))
  useEffect(() => {
    if (!fresh || !left.current.startsWith('lucka-')) return
    arrive(document.getElementById(left.current) ?? heading.current)
    left.current = ''
  }, [fresh])
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      {gaps.length === 0 ? (
        <Notice tone="success">
          <p>
            <strong>{proof.complete}</strong>
          </p>
          <p>{proof.completeText}</p>
        </Notice>
      ) : (
        <>
          <p>{words.text}</p>
          {GAP_KINDS.map(kind => {
            const own = gaps.filter(gap => gap.kind === kind)
            const leftAt = own.findIndex(gap => keyOf(gap) === left.current)
            return (
              <GapList key={kind} title={TITLES[kind]} items={own} keyOf={keyOf} first={Math.max(FIRST, leftAt + 1)}>
                {gap => <GapLink id={id} remiss={remiss} gap={gap} />}
              </GapList>
            )
          })}
        </>
      )}
    </section>
  )
}

function GapLink({ id, remiss, gap }: { id: string; remiss: string; gap: Gap }) {
  const key = keyOf(gap)
  // The way back leads to this gap, as the browser keeps it.
  const leave = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    history.replaceState(history.state, '', `${location.pathname}${location.search}#${key}`)
  }
  const to = paths.handled(id, remiss, {
    ...(gap.submission === null ? {} : { svar: gap.submission, stycke: `${gap.part}/${gap.paragraph}` }),
    ...(gap.synpunkt === null ? {} : { synpunkt: gap.synpunkt }),
    ...(gap.record === null ? {} : { andring: gap.record })
  })
  const where = [gap.number === null ? '' : words.number(gap.number), gap.where].filter(text => text !== '')
  return (
    <Link href={to} id={key} onClick={leave}>
      <span>
        {gap.body !== '' && <strong>{gap.body}</strong>} <span className="ss-muted">{where.join(', ')}</span>
      </span>
      {gap.words !== '' && <span className="ss-compiled__words">{gap.words}</span>}
      {gap.what !== '' && <em>{gap.what}</em>}
    </Link>
  )
}
