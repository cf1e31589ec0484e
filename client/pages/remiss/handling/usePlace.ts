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
  /** Where a link led: a paragraph of the answer (`part/number`), or a changed record. */
  at: string | null
}

/** Where the address leads (`paths.handled`). */
function fromAddress(search: string): Partial<Place> {
  const given = new URLSearchParams(search)
  const [answer, synpunkt, change] = [given.get('svar'), given.get('synpunkt'), given.get('andring')]
  if (answer !== null) return { view: 'svar', answer, at: given.get('stycke') }
  if (synpunkt !== null) return { active: synpunkt, opened: true }
  return change === null ? {} : { view: 'andringar', at: change }
}

/** Where one is on the page. It stays while one goes from view to view. */
export function usePlace(): Place & { go: (change: Partial<Place>) => void } {
  const [place, setPlace] = useState<Place>(() => ({
    view: 'synpunkter',
    filters: NO_FILTERS,
    active: null,
    opened: false,
    answer: null,
    at: null,
    ...fromAddress(location.search)
  }))
  const go = useCallback((change: Partial<Place>): void => setPlace(now => ({ ...now, at: null, ...change })), [])
  return { ...place, go }
}
