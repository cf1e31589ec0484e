import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { AnswerOverview } from '../../../schemas/api/svar.ts'
import type { Reading } from '../../../schemas/remiss/reading.ts'
import { toApiError } from '../../app/api-error.ts'
import { DraftStore } from './draft-store.ts'
import { keepDrafts, readKept } from './kept-drafts.ts'
import { svarApi } from './svar-api.ts'

/** How often it is looked what others of the same body write. */
const EVERY = 8000

export const overviewKey = (recipient: string) => ['svar', recipient] as const

export const useOverview = (recipient: string) =>
  useQuery({ queryKey: overviewKey(recipient), queryFn: () => svarApi.overview(recipient), networkMode: 'always' })

/** The version never changes. */
export const useReading = (recipient: string) =>
  useQuery({
    queryKey: ['svar', recipient, 'reading'],
    queryFn: () => svarApi.reading(recipient),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always'
  })

/** A key of 18 random bytes, for a request that may be sent twice. */
export const newKey = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

function makeStore(recipient: string): DraftStore {
  return new DraftStore({
    add: (key, part) => svarApi.addPart(recipient, key, part),
    set: (id, revision, part) => svarApi.setPart(recipient, id, revision, part),
    remove: (id, revision) => svarApi.removePart(recipient, id, revision),
    load: () => svarApi.drafts(recipient),
    read: () => readKept(recipient),
    keep: kept => keepDrafts(recipient, kept),
    newKey,
    why: error => {
      const { status, id, message, remedy } = toApiError(error)
      const kind = status === 0 || status >= 500 || status === 429 ? 'no-contact' : undefined
      return { kind: kind ?? (id === 'svaret-andrat' ? 'changed' : 'refused'), words: `${message} ${remedy}` }
    },
    later: (run, ms) => void setTimeout(run, ms)
  })
}

/** The drafts of a recipient, kept up to date while the page is seen. */
export function useDraftStore(recipient: string, named: boolean): DraftStore {
  const [store] = useState(() => makeStore(recipient))
  useEffect(() => store.setNamed(named), [store, named])
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void store.refresh().catch(() => {})
      else void store.flush()
    }
    const back = (): void => void store.flush().then(look)
    look()
    const timer = setInterval(look, EVERY)
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', back)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('online', back)
    }
  }, [store])
  return store
}

/** What every part of the page knows. */
export interface Answer {
  recipient: string
  overview: AnswerOverview
  reading: Reading
  store: DraftStore
  /** Does something at once, or when whoever writes has said who they are: until then they are asked. */
  whenNamed: (act: () => void) => void
  /** What they were about to do when they were asked. */
  asked: (() => void) | null
}

export const AnswerContext = createContext<Answer | null>(null)

export function useAnswer(): Answer {
  const answer = useContext(AnswerContext)
  if (!answer) throw new Error('useAnswer: put the component inside AnswerContext.')
  return answer
}

/** The drafts as they stand; the component is drawn again when one changes. */
export function useDrafts() {
  const { store } = useAnswer()
  return useSyncExternalStore(store.subscribe, store.all)
}
