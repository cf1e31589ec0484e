import { lazy, Suspense } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import type { Stycke } from '../../../schemas/text/stycke.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { DraftFoot } from './DraftFoot.tsx'
import { FilePicker } from './FilePicker.tsx'
import { useAnswer } from './useAnswer.ts'
import { useSlot } from './useSlot.ts'

const YttrandeEditor = lazy(async () => ({ default: (await import('./YttrandeEditor.tsx')).YttrandeEditor }))
const EMPTY: Stycke[] = []

/** The yttrande: written here, or sent in as a file. */
export function YttrandeField() {
  const { overview } = useAnswer()
  const texts = messages.svar.answer
  const { part, draft, change, held } = useSlot({ kind: 'yttrande', stycken: EMPTY })
  return (
    <section className="ss-svar-card" aria-labelledby="svar-yttrande">
      <h2 id="svar-yttrande">{texts.yttrande}</h2>
      <p className="ss-muted">{texts.yttrandeHint}</p>
      <div {...held}>
        <Suspense fallback={<Waiting />}>
          <YttrandeEditor stycken={part.stycken} onChange={stycken => change({ kind: 'yttrande', stycken })} />
        </Suspense>
        {draft && <DraftFoot draft={draft} removable={false} />}
      </div>
      <FilePicker
        kind="yttrande"
        label={texts.upload}
        accept=".docx,.pdf"
        hint={texts.uploadHint(Math.floor(overview.mostBytes / 1024 / 1024))}
        done={({ paragraphs, silentPages }) =>
          [
            paragraphs > 0 ? texts.readParagraphs(paragraphs) : silentPages.length > 0 ? texts.scanned : texts.keptOnly,
            paragraphs > 0 && silentPages.length > 0 ? texts.silentPages(silentPages) : ''
          ]
            .join(' ')
            .trim()
        }
      />
    </section>
  )
}
