import { useRef, useState } from 'react'
import type { ReceivedCopy } from '../../../schemas/api/copies.ts'
import { type ApiError, toApiError } from '../../app/api-error.ts'
import { versionsApi } from '../../app/versions-api.ts'
import { useForgetCopies } from './queries.ts'

/** A file on its way in. */
export interface Receiving {
  key: number
  file: File
  state:
    | { kind: 'waiting' }
    | { kind: 'reading' }
    | { kind: 'done'; received: ReceivedCopy }
    | { kind: 'failed'; error: ApiError }
}

/** Sends files in, one after the other, each with what came of it. */
export function useReceiving(id: string) {
  const [files, setFiles] = useState<readonly Receiving[]>([])
  const queue = useRef<Promise<void>>(Promise.resolve())
  const next = useRef(1)
  const forget = useForgetCopies(id)
  const set = (key: number, state: Receiving['state']): void =>
    setFiles(now => now.map(each => (each.key === key ? { ...each, state } : each)))
  const run = (key: number, file: File, version?: string): void => {
    queue.current = queue.current.then(async () => {
      set(key, { kind: 'reading' })
      try {
        set(key, { kind: 'done', received: await versionsApi.receive(id, file, version) })
        await forget()
      } catch (error) {
        set(key, { kind: 'failed', error: toApiError(error) })
      }
    })
  }
  return {
    files,
    add: (given: readonly File[]): void => {
      const added = given.map((file): Receiving => ({ key: next.current++, file, state: { kind: 'waiting' } }))
      setFiles(now => [...now, ...added])
      for (const { key, file } of added) run(key, file)
    },
    /** Once more, as a copy of a certain version when one is given. */
    again: ({ key, file }: Receiving, version?: string): void => {
      set(key, { kind: 'waiting' })
      run(key, file, version)
    },
    dismiss: (key: number): void => setFiles(now => now.filter(each => each.key !== key))
  }
}
