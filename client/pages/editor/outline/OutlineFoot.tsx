import { memo } from 'react'
import { lixLevel } from '../../../../schemas/language/lix.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { countOf, nameOf } from '../../../editor/review/names.ts'
import { namingOf } from '../../../editor/review/naming.ts'
import type { Review } from '../../../editor/review/review.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { PopoverButton } from '../../../ui/Popover.tsx'
import { useWatched } from '../useSession.ts'

/** A shorter text gives a figure that says nothing. */
const LEAST_WORDS = 100

/** How much there is of the document, and how hard it is to read. */
export const OutlineFoot = memo(function OutlineFoot({
  session,
  insatser
}: {
  session: EditorSession
  insatser: number
}) {
  const review = useWatched(session.checker.review)
  const { outline } = messages
  return (
    <div className="ss-outline__foot">
      {insatser > 0 && (
        <>
          <span>{countOf('insats', insatser, session.open.template)}</span>
          <span aria-hidden>·</span>
        </>
      )}
      {review.done && <span>{outline.words(review.words.toLocaleString('sv-SE'))}</span>}
      {review.lix > 0 && (
        <>
          <span aria-hidden>·</span>
          <PopoverButton
            label={outline.lix(review.lix)}
            title={outline.lixTitle}
            size="small"
            placement="top start"
            className="ss-lix"
          >
            <LixMeaning session={session} review={review} />
          </PopoverButton>
        </>
      )}
    </div>
  )
})

function LixMeaning({ session, review }: { session: EditorSession; review: Review }) {
  const { outline, lixLevels } = messages
  const { live } = session.projection.reading
  const naming = namingOf(session.projection)
  const parts = review.sections.flatMap(part => {
    const post = live.get(part.record)
    return post && part.words >= LEAST_WORDS ? [{ ...part, name: nameOf(post, naming) }] : []
  })
  return (
    <>
      <h2>{outline.lixTitle}</h2>
      <p>{outline.lixMeaning(review.lix, lixLevels[lixLevel(review.lix)])}</p>
      <p className="ss-muted ss-sm">{outline.lixScale}</p>
      {parts.length > 1 && (
        <table className="ss-lix__parts">
          <caption>{outline.lixSections}</caption>
          <thead className="ss-vh">
            <tr>
              <th scope="col">{outline.lixPart}</th>
              <th scope="col">LIX</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ record, lix, name }) => (
              <tr key={record}>
                <th scope="row">{name.words || name.kind}</th>
                <td className="ss-num">
                  {lix} <span className="ss-muted">{lixLevels[lixLevel(lix)]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
