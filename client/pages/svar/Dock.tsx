import { Button } from '@digdir/designsystemet-react'
import { useSyncExternalStore } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { saysNothing } from '../../../schemas/remiss/contents.ts'
import { focusDraft, UNDO } from './focus-draft.ts'
import { placeOfDraft } from './NodeDrafts.tsx'
import { indexOf } from './reading-index.ts'
import { useSelectedPlace } from './selection.ts'
import { useAnswer, useDrafts } from './useAnswer.ts'

const SHOWN = 60

/** At the bottom: how far one has come, and on to the second step; while words are selected, what can be said about them. */
export function Dock({ own, onReview }: { own: readonly string[]; onReview: () => void }) {
  const { reading, store, whenNamed } = useAnswer()
  const texts = messages.svar
  const index = indexOf(reading)
  const { place, clear } = useSelectedPlace(index.words)
  const written = useDrafts().filter(({ part }) => !saysNothing(part))
  const places = new Set(
    written.flatMap(draft => {
      const at = placeOfDraft(draft)
      return at && at.kind !== 'document' ? [at.record] : []
    })
  )
  const files = useSyncExternalStore(store.subscribe, store.loaded)?.files.length ?? 0
  const removed = useSyncExternalStore(store.subscribe, store.removed)
  const restore = (): void => {
    const draft = store.restore()
    if (draft !== null) focusDraft(draft)
  }
  const done = own.filter(record => places.has(record)).length
  const comment = (): void => {
    if (!place) return
    whenNamed(() => focusDraft(store.begin({ kind: 'kommentar', place, text: '' })))
    clear()
  }
  const propose = (): void => {
    if (!place) return
    const replacement = [{ text: place.quote }]
    whenNamed(() => focusDraft(store.begin({ kind: 'andringsforslag', place, replacement, motivation: '' })))
    clear()
  }
  if (place)
    return (
      <section className="ss-svar-dock" aria-label={texts.selected('')} data-keeps-selection>
        <p className="ss-svar-dock__quote">
          {texts.selected(place.quote.length > SHOWN ? `${place.quote.slice(0, SHOWN)}…` : place.quote)}
        </p>
        <div className="ss-svar-dock__row">
          <Button onMouseDown={e => e.preventDefault()} onClick={comment}>
            {texts.commentSelection}
          </Button>
          <Button variant="secondary" onMouseDown={e => e.preventDefault()} onClick={propose}>
            {texts.proposeSelection}
          </Button>
          <Button variant="tertiary" onClick={clear}>
            {texts.clearSelection}
          </Button>
        </div>
      </section>
    )
  return (
    <section className="ss-svar-dock" aria-label={texts.dock.review}>
      <p>
        <span>
          {own.length > 0
            ? texts.dock.own(done, own.length, reading.insats)
            : texts.dock.written(written.length + files)}
        </span>
        <span>{texts.dock.step(1)}</span>
      </p>
      {removed && (
        <div className="ss-svar-dock__removed">
          <span role="status">{texts.draft.removed2(removed.kind)}</span>
          <Button id={UNDO} variant="tertiary" data-density="small" onClick={restore}>
            {texts.draft.undo}
          </Button>
        </div>
      )}
      <Button className="ss-svar-dock__review" onClick={() => whenNamed(onReview)}>
        {texts.dock.review}
      </Button>
    </section>
  )
}
