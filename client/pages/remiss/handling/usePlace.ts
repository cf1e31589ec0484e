import { useCallback, useState } from 'react'
import { type Filters, NO_FILTERS } from './model.ts'

export type View = 'synpunkter' | 'svar' | 'andringar' | 'kontroll' | 'oversikt'

interface Place {
  view: View
  filters: Filters
  /** The synpunkt that is chosen. */
  active: string | null
  /** Is its handling shown? In a narrow window it stands in the place of the table. */
  opened: boolean
  /** The answer that is read. */
  answer: string | null
}

/** Where one is on the page. It stays while one goes from view to view. */
export function usePlace(): Place & { go: (change: Partial<Place>) => void } {
  const [place, setPlace] = useState<Place>({
    view: 'synpunkter',
    filters: NO_FILTERS,
    active: null,
    opened: false,
    answer: null
  })
  const go = useCallback((change: Partial<Place>): void => setPlace(now => ({ ...now, ...change })), [])
  return { ...place, go }
}
