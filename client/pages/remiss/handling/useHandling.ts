import { useCallback, useRef, useState } from 'react'
import type { Handle, SynpunktRow } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { OwnChanges } from './own-changes.ts'
import { useHandle, type Where } from './queries.ts'

export type Change = Handle['change']

export interface Handling {
  /** Handles these, all in one request. Never throws: what could not be saved stands in `lost` and `error`. */
  apply: (rows: readonly SynpunktRow[], change: Change) => Promise<void>
  /** What was written here and not saved, because somebody else was faster or the server could not be reached: by synpunkt. */
  lost: ReadonlyMap<string, Change>
  forget: (id: string) => void
  error: ApiError | null
  clearError: () => void
  /** How many were left as somebody else had made them, of several at once. */
  leftAlone: number
  busy: boolean
}

/** Changes of handling of a page, and everything that somebody wrote which did not get through: it is never dropped. */
export function useHandling(where: Where): Handling {
  const handle = useHandle(where)
  const [lost, setLost] = useState<ReadonlyMap<string, Change>>(new Map())
  const [error, setError] = useState<ApiError | null>(null)
  const [leftAlone, setLeftAlone] = useState(0)
  const { mutateAsync } = handle
  const keep = useCallback((ids: readonly string[], change: Change) => {
    setLost(now => new Map([...now, ...ids.map(id => [id, { ...now.get(id), ...change }] as const)]))
  }, [])
  const own = useRef(new OwnChanges())
  const send = useCallback(
    async (rows: readonly SynpunktRow[], change: Change): Promise<void> => {
      setError(null)
      setLeftAlone(0)
      try {
        const seen = own.current.seen(rows)
        const { conflicts, synpunkter } = await mutateAsync({ rows, change, seen })
        own.current.saved(seen, synpunkter, conflicts)
        if (conflicts.length > 0) {
          keep(conflicts, change)
          if (rows.length > 1) setLeftAlone(conflicts.length)
        }
        announce(
          rows.length > 1
            ? messages.handling.bulk.done(rows.length - conflicts.length)
            : messages.handling.detail.saved,
          'save'
        )
      } catch (failure) {
        setError(toApiError(failure))
        keep(
          rows.map(row => row.id),
          change
        )
      }
    },
    [mutateAsync, keep]
  )
  const apply = useCallback(
    (rows: readonly SynpunktRow[], change: Change): Promise<void> =>
      rows.length === 0
        ? Promise.resolve()
        : own.current.inTurn(
            rows.map(row => row.id),
            () => send(rows, change)
          ),
    [send]
  )
  const forget = useCallback((id: string): void => {
    setLost(now => new Map([...now].filter(([known]) => known !== id)))
  }, [])
  const clearError = useCallback(() => setError(null), [])
  return { apply, lost, forget, error, clearError, leftAlone, busy: handle.isPending }
}
