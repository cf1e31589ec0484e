import { Button } from '@digdir/designsystemet-react'
import { ChatAddIcon, PencilIcon } from '@navikt/aksel-icons'
import { messages } from '../../../schemas/messages/messages.ts'
import type { Place } from '../../../schemas/remiss/place.ts'
import type { ReadingNode } from '../../../schemas/remiss/reading.ts'
import { CommentDraft } from './CommentDraft.tsx'
import type { LocalDraft } from './draft-store.ts'
import { focusDraft } from './focus-draft.ts'
import { ProposalDraft } from './ProposalDraft.tsx'
import { useAnswer, useDrafts } from './useAnswer.ts'

/** The place that a draft is about; null for what is about no place. */
export const placeOfDraft = ({ part }: Pick<LocalDraft, 'part'>): Place | null =>
  part.kind === 'kommentar' || part.kind === 'andringsforslag' ? part.place : null

/** What the body says about a record, and the ways to say more. */
export function NodeDrafts({
  node,
  name,
  prominent = false
}: {
  node: ReadingNode
  name: string
  prominent?: boolean
}) {
  const { store, overview, whenNamed } = useAnswer()
  const texts = messages.svar
  const rows = new Set([node.id, ...(node.type === 'table' ? node.children.map(({ id }) => id) : [])])
  const drafts = useDrafts().filter(draft => {
    const place = placeOfDraft(draft)
    return place && place.kind !== 'document' && rows.has(place.record)
  })
  const field = node.fields.find(f => f.field === 'text') ?? node.fields[0]
  const comment = (): void => {
    const place = { kind: 'record', record: node.id } as const
    whenNamed(() => focusDraft(store.begin({ kind: 'kommentar', place, text: '' })))
  }
  const propose = (): void => {
    if (!field) return
    const place = { kind: 'text', record: node.id, field: field.field, from: 0, to: 0, quote: '' } as const
    whenNamed(() => focusDraft(store.begin({ kind: 'andringsforslag', place, replacement: [], motivation: '' })))
  }
  return (
    <div className="ss-svar-drafts" data-prominent={prominent || undefined}>
      {drafts.map(draft =>
        draft.part.kind === 'kommentar' ? (
          <CommentDraft key={draft.id} draft={draft} name={name} />
        ) : (
          <ProposalDraft key={draft.id} draft={draft} name={name} />
        )
      )}
      {overview.open && (
        <div className="ss-svar-drafts__more">
          <Button
            type="button"
            variant={prominent ? 'secondary' : 'tertiary'}
            data-density={prominent ? undefined : 'small'}
            aria-label={texts.writeOn(name)}
            onClick={comment}
          >
            <ChatAddIcon aria-hidden className="ss-icon" />
            {texts.write}
          </Button>
          {field && node.type !== 'table' && (
            <Button
              type="button"
              variant="tertiary"
              data-density={prominent ? undefined : 'small'}
              aria-label={texts.proposeOn(name)}
              onClick={propose}
            >
              <PencilIcon aria-hidden className="ss-icon" />
              {texts.propose}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
