import { Button } from '@digdir/designsystemet-react'
import { MagnifyingGlassIcon } from '@navikt/aksel-icons'
import { messages } from '../../../schemas/messages/messages.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** Stands in the place of a table that search and filter have left nothing of. */
export function NoHits({ title, onClear }: { title: string; onClear: () => void }) {
  return (
    <EmptyState
      icon={<MagnifyingGlassIcon aria-hidden />}
      title={title}
      actions={
        <Button variant="secondary" onClick={onClear}>
          {messages.admin.showAll}
        </Button>
      }
    >
      {messages.admin.noHitsText}
    </EmptyState>
  )
}
