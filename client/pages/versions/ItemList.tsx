import { Chip } from '@digdir/designsystemet-react'
import { useMemo, useState } from 'react'
import type { Decide, WholeCopy } from '../../../schemas/api/copies.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Item } from './Item.tsx'
import { FILTERS, type ItemFilter, inOrder, itemsOf } from './item-filters.ts'
import { useDecide } from './queries.ts'

const words = messages.versions.copy

interface ItemListProps {
  id: string
  whole: WholeCopy
  mayTakeIn: boolean
}

/** Everything that a copy says, in the order of the text, with a choice of what is shown. */
export function ItemList({ id, whole, mayTakeIn }: ItemListProps) {
  const { items, outline, copy } = whole
  const [filter, setFilter] = useState<ItemFilter>('all')
  const decide = useDecide(id, copy.id)
  const ordered = useMemo(() => inOrder(items, outline), [items, outline])
  const shown = itemsOf(ordered, filter)
  const onDecide = async (decision: Decide['items'][number]): Promise<boolean> => {
    const done = await decide.mutateAsync({ revision: copy.revision, items: [decision] }).catch(() => null)
    return done !== null
  }
  return (
    <section aria-label={words.filters.all} className="ss-items">
      <fieldset className="ss-items__filter">
        <legend className="ss-vh">{words.filter}</legend>
        {FILTERS.map(each => (
          <Chip.Radio
            key={each}
            name="item-filter"
            value={each}
            checked={filter === each}
            onChange={() => setFilter(each)}
          >
            {words.filters[each]} {itemsOf(items, each).length}
          </Chip.Radio>
        ))}
      </fieldset>
      {decide.isError && <ErrorNotice error={toApiError(decide.error)} onClose={() => decide.reset()} />}
      {shown.length === 0 ? (
        <p className="ss-quiet ss-items__none">{words.noneHere}</p>
      ) : (
        <ol className="ss-sheet-surface">
          {shown.map(item => (
            <li key={item.key}>
              <Item
                id={id}
                item={item}
                outline={outline}
                mayTakeIn={mayTakeIn}
                busy={decide.isPending}
                onDecide={onDecide}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
