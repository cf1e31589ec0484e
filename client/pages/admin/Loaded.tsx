import { Button } from '@digdir/designsystemet-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'

interface LoadedProps<T> {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}

/** What was fetched; until then that it is on its way, or why it is not. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  return (
    <>
      {query.isError && (
        <ErrorNotice
          error={toApiError(query.error)}
          actions={
            <Button variant="secondary" data-density="small" onClick={() => query.refetch()}>
              {messages.ui.tryAgain}
            </Button>
          }
        />
      )}
      {query.data === undefined ? query.isPending && <Waiting /> : children(query.data)}
    </>
  )
}
