import { Button } from '@digdir/designsystemet-react'

interface MoreRowsProps {
  /** A list that is fetched a page at a time. */
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
  label: string
}

/** The button under a list that goes on; nothing at its end. */
export function MoreRows({ query, label }: MoreRowsProps) {
  if (!query.hasNextPage) return null
  return (
    <div className="ss-admin-section">
      <Button
        variant="secondary"
        data-density="small"
        loading={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {label}
      </Button>
    </div>
  )
}
