import { Button } from '@digdir/designsystemet-react'
import { ScissorsIcon } from '@navikt/aksel-icons'
import { type ReactNode, useState } from 'react'
import { HANDLING } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { AnswerPart } from '../../../../schemas/remiss/answer.ts'
import { filePart, paragraphsOfPart, wordsOfPart } from '../../../../schemas/remiss/answer-paragraphs.ts'
import type { Place } from '../../../../schemas/remiss/place.ts'
import type { Way } from '../../../../schemas/remiss/submission.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { arrive } from '../../../ui/arrive.ts'
import { formatDate } from '../../../ui/formatDate.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { CutForm, type Passage } from './CutForm.tsx'
import type { Row, TextIndex } from './model.ts'
import { Numbers } from './Numbers.tsx'
import { useAnswer, type Where } from './queries.ts'

const words = messages.handling.answers

interface AnswerProps {
  where: Where
  submission: string
  name: string
  index: TextIndex
  rows: readonly Row[]
  mayCut: boolean
  /** The paragraph that a link led to: `part/number`. */
  at: string | null
  onSynpunkt: (id: string) => void
}

/** An answer as it came, paragraph by paragraph, each with the synpunkter that it is part of. Nothing here changes it. */
export function Answer({ where, submission, name, index, rows, mayCut, at, onSynpunkt }: AnswerProps) {
  const { data, error } = useAnswer(where, submission)
  const [cutting, setCutting] = useState<Passage | null>(null)
  if (error) return <ErrorNotice error={toApiError(error)} />
  if (!data) return <Waiting />
  const { content } = data
  const covering = (part: string, paragraph: number): Row[] =>
    rows.filter(
      ({ s: { source } }) => source.part === part && (source.paragraph === null || source.paragraph === paragraph)
    )
  /** The files whose words stand among the parts. */
  const readWhole = new Set(
    content.parts.flatMap(({ part }) => (part.kind === 'yttrande' ? (part.readFrom ?? []) : []))
  )
  const isOpen = (part: string, paragraph: number): boolean => cutting?.part === part && cutting.paragraph === paragraph
  const target = (part: string, paragraph: number) =>
    at === `${part}/${paragraph}` ? { ref: arrive, tabIndex: -1, 'data-here': '' } : {}
  const form = cutting && (
    <CutForm where={where} submission={submission} index={index} passage={cutting} onDone={() => setCutting(null)} />
  )
  return (
    <article className="ss-answer" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <p>{words.came(formatDate(data.at), messages.remiss.pages.recipients.channels[data.way as Way] ?? data.way)}</p>
        {content.abstains && <p>{words.abstains}</p>}
        {mayCut && <p className="ss-answer__hint">{words.explained}</p>}
      </header>
      {content.parts.map(({ id, part }) => (
        <div key={id} className="ss-answer__part" {...(paragraphsOfPart(part).length === 0 ? target(id, 0) : {})}>
          <h3>
            {words.parts[part.kind]}
            {'place' in part && <span> · {placeName(part.place, index)}</span>}
          </h3>
          {lead(part, rows.find(row => row.s.source.part === id)?.question ?? '')}
          {paragraphsOfPart(part).map(({ paragraph, text, heading }) => (
            <div
              key={paragraph}
              className="ss-answer__paragraph"
              data-heading={heading ? '' : undefined}
              {...target(id, paragraph)}
            >
              <p
                onMouseUp={event => {
                  const range = mayCut && !heading ? selectionIn(event.currentTarget) : null
                  if (range) setCutting({ part: id, paragraph, text, ...range })
                }}
              >
                {text}
              </p>
              {!heading && (
                <Coverage rows={covering(id, paragraph)} onSynpunkt={onSynpunkt}>
                  {mayCut && !isOpen(id, paragraph) && (
                    <Button
                      variant="tertiary"
                      data-density="small"
                      onClick={() => setCutting({ part: id, paragraph, text, from: 0, to: text.length })}
                    >
                      <ScissorsIcon aria-hidden />
                      {words.cutWhole}
                    </Button>
                  )}
                </Coverage>
              )}
              {isOpen(id, paragraph) && form}
            </div>
          ))}
        </div>
      ))}
      {content.files.length > 0 && (
        <div className="ss-answer__part">
          <h3>{words.files}</h3>
          {content.files.map((file, position) => (
            <div key={file.sha256 + file.name} className="ss-answer__paragraph" {...target(filePart(position), 0)}>
              <p>
                <a href={HANDLING.answerFile(where.document, where.remiss, submission, position)} download={file.name}>
                  {file.name}
                </a>
              </p>
              {readWhole.has(file.sha256) && <p className="ss-answer__hint">{words.isRead}</p>}
              {file.kind !== 'word-svar' && !readWhole.has(file.sha256) && (
                <Coverage rows={covering(filePart(position), 0)} onSynpunkt={onSynpunkt}>
                  {mayCut && (
                    <Button
                      variant="tertiary"
                      data-density="small"
                      onClick={() =>
                        setCutting({ part: filePart(position), paragraph: null, text: '', from: null, to: null })
                      }
                    >
                      <ScissorsIcon aria-hidden />
                      {words.cutFile}
                    </Button>
                  )}
                </Coverage>
              )}
              {cutting?.part === filePart(position) && form}
            </div>
          ))}
        </div>
      )}
    </article>
  )
}

function placeName(place: Place, index: TextIndex): string {
  if (place.kind === 'document') return messages.handling.text.whole
  return index.nameOf(index.anchorOf(place.record) ?? place.record)
}

/** What a part says beside its free words. */
function lead(part: AnswerPart, question: string): ReactNode {
  if (part.kind === 'stallningstagande' && part.position) return <p className="ss-answer__lead">{part.position}</p>
  if (part.kind === 'fragesvar')
    return (
      <>
        {question !== '' && <p className="ss-answer__asked">{question}</p>}
        {part.choice && <p className="ss-answer__lead">{part.choice}</p>}
      </>
    )
  if (part.kind === 'beslut')
    return <p className="ss-answer__lead">{words.decision(part.date, part.paragraph, part.by)}</p>
  if (part.kind === 'reservation' || part.kind === 'andringsforslag')
    return <p className="ss-answer__lead">{wordsOfPart(part).split('\n')[0]}</p>
  if (part.kind === 'yttrande' && readFiles(part) > 0)
    return <p className="ss-answer__hint">{words.readFrom(readFiles(part))}</p>
  return null
}

const readFiles = (part: AnswerPart): number => (part.kind === 'yttrande' ? (part.readFrom?.length ?? 0) : 0)

function Coverage({
  rows,
  onSynpunkt,
  children
}: {
  rows: readonly Row[]
  onSynpunkt: (id: string) => void
  children: ReactNode
}) {
  return (
    <div className="ss-answer__covered">
      {rows.length > 0 ? (
        <Numbers before={words.covered('').trimEnd()} rows={rows} onSynpunkt={onSynpunkt} />
      ) : (
        <p className="ss-answer__open">{words.uncovered}</p>
      )}
      {children}
    </div>
  )
}

/** The letters of a paragraph that are selected; null when there are none, or the selection goes outside of it. */
function selectionIn(paragraph: HTMLElement): { from: number; to: number } | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!paragraph.contains(range.startContainer) || !paragraph.contains(range.endContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(paragraph)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length
  const to = from + range.toString().length
  return to > from ? { from, to } : null
}
