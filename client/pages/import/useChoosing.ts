import { useCallback, useRef, useState } from 'react'
import type { DraftReading } from '../../../schemas/api/drafts.ts'
import type { Choices } from '../../../schemas/draft/choices.ts'
import { type ApiError, toApiError } from '../../app/api-error.ts'
import { draftsApi } from './api.ts'

/** What a person chooses about a draft, and what has come of it. */
export interface Choosing {
  /** As the server has read it last. */
  reading: DraftReading
  /** As the person has chosen, also what the server has not answered yet. */
  choices: Choices
  /** The server is reading anew. */
  working: boolean
  error: ApiError | null
  canUndo: boolean
  choose: (change: (choices: Choices) => Choices) => void
  undo: () => void
  changeTemplate: (template: string) => void
  /** Sends once more what was not kept, or shows what somebody else has chosen. */
  tryAgain: () => void
  /** When all that was chosen is kept. */
  settled: () => Promise<DraftReading | null>
}

/**
 * Keeps what is chosen: shown at once, sent one after the other, and each can be taken back. Choices that are made while the server reads
 * are sent together afterwards.
 */
export function useChoosing(first: DraftReading): Choosing {
  const [reading, setReading] = useState(first)
  const [choices, setChoices] = useState(first.choices)
  const [past, setPast] = useState<Choices[]>([])
  const [working, setWorking] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const latest = useRef({ reading: first, choices: first.choices, template: first.template, dirty: false })
  const running = useRef<Promise<DraftReading | null> | null>(null)

  const send = useCallback((): Promise<DraftReading | null> => {
    const now = latest.current
    const work = async (): Promise<DraftReading | null> => {
      setWorking(true)
      setError(null)
      try {
        while (now.dirty) {
          now.dirty = false
          const { revision, id } = now.reading
          now.reading = await draftsApi.change(id, { revision, template: now.template, choices: now.choices })
          setReading(now.reading)
        }
        return now.reading
      } catch (failure) {
        now.dirty = true
        setError(toApiError(failure))
        return null
      } finally {
        setWorking(false)
        running.current = null
      }
    }
    running.current ??= work()
    return running.current
  }, [])

  const set = useCallback(
    (next: Choices): void => {
      latest.current.choices = next
      latest.current.dirty = true
      setChoices(next)
      void send()
    },
    [send]
  )
  const choose = useCallback(
    (change: (choices: Choices) => Choices): void => {
      const before = latest.current.choices
      setPast(all => [...all, before])
      set(change(before))
    },
    [set]
  )
  const undo = (): void => {
    const before = past.at(-1)
    if (!before) return
    setPast(all => all.slice(0, -1))
    set(before)
  }
  const changeTemplate = (template: string): void => {
    latest.current.template = template
    // A section or an item of one template is none of another.
    choose(now => ({ ...now, placements: now.placements.filter(p => !('key' in p.wanted)) }))
  }
  const tryAgain = (): void => {
    if (error?.id !== 'andrad-under-tiden') {
      void send()
      return
    }
    void draftsApi.read(first.id).then(
      read => {
        latest.current = { reading: read, choices: read.choices, template: read.template, dirty: false }
        setReading(read)
        setChoices(read.choices)
        setPast([])
        setError(null)
      },
      failure => setError(toApiError(failure))
    )
  }
  const settled = (): Promise<DraftReading | null> =>
    running.current ?? (latest.current.dirty ? send() : Promise.resolve(latest.current.reading))
  return { reading, choices, working, error, canUndo: past.length > 0, choose, undo, changeTemplate, tryAgain, settled }
}
