import { useMemo } from 'react'
import type { ChangeIntake, IntakeRow } from '../../../../schemas/api/intake.ts'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { intakeApi } from '../../../app/intake-api.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { Item } from '../../versions/Item.tsx'
import { inOrder } from '../../versions/item-filters.ts'
import { useIntakeAct, useWholeIntake } from './queries.ts'
import '../../versions/versions.css'

const words = messages.intake.page

interface FileReviewProps {
  detail: RemissDetail
  file: IntakeRow
  may: boolean
}

/** All that was read in a file: each comment and change with its place, which a person may correct, or the words of a text. */
export function FileReview({ detail, file, may }: FileReviewProps) {
  const [id, remiss] = [detail.document.id, detail.id]
  const query = useWholeIntake(id, remiss, file)
  const decide = useIntakeAct(id, remiss, (item: NonNullable<ChangeIntake['items']>[number]) =>
    intakeApi.change(id, remiss, file.id, { revision: file.revision, items: [item] })
  )
  const whole = query.data
  const items = useMemo(() => (whole ? inOrder(whole.items, whole.outline) : []), [whole])
  if (query.isError) return <ErrorNotice error={toApiError(query.error)} />
  if (!whole) return <Waiting />
  if (file.found === 'text' || file.found === 'pdf')
    return (
      <section className="ss-intake-file__text" aria-label={words.text(file.name)}>
        {whole.text.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a file have no names, and never change.
          <p key={i}>{line}</p>
        ))}
      </section>
    )
  return (
    <section aria-label={words.items(file.name)} className="ss-items">
      {decide.isError && <ErrorNotice error={toApiError(decide.error)} onClose={() => decide.reset()} />}
      {whole.findings.length + whole.missing.length + whole.format > 0 && (
        <ul className="ss-sm ss-intake-file__also">
          {whole.findings.map(({ what, count }) => (
            <li key={what}>{messages.versions.copy.found(what, count)}</li>
          ))}
          {whole.missing.length > 0 && <li>{messages.versions.copy.missing(whole.missing.length)}</li>}
          {whole.format > 0 && <li>{messages.versions.copy.formatOnly(whole.format)}</li>}
        </ul>
      )}
      <ol className="ss-sheet-surface">
        {items.map(item => (
          <li key={item.key}>
            <Item
              id={id}
              item={item}
              outline={whole.outline}
              mayTakeIn={may}
              busy={decide.isPending}
              onDecide={async decision => (await decide.mutateAsync(decision).catch(() => null)) !== null}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
