import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { IntakeRow } from '../../../../schemas/api/intake.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { intakeApi } from '../../../app/intake-api.ts'
import { announce } from '../../../ui/LiveRegion.tsx'

const keyOf = (id: string, remiss: string) => ['intake', id, remiss] as const

/** The files that were brought; asked for again soon while some of them are being read, and now and then for what others do. */
export const useIntake = (id: string, remiss: string) =>
  useQuery({
    queryKey: keyOf(id, remiss),
    queryFn: () => intakeApi.list(id, remiss),
    refetchInterval: query => (query.state.data?.files.some(each => each.state === 'laser') ? 1000 : 15_000)
  })

export const useWholeIntake = (id: string, remiss: string, { id: file, revision }: IntakeRow) =>
  useQuery({
    queryKey: [...keyOf(id, remiss), file, revision],
    queryFn: () => intakeApi.whole(id, remiss, file),
    placeholderData: before => before
  })

export const useRegistrations = (id: string, remiss: string) =>
  useQuery({
    queryKey: [...keyOf(id, remiss), 'registrations'],
    queryFn: () => intakeApi.registrations(id, remiss)
  })

/** Something that is done with what was brought: the lists are asked for again, whatever came of it. */
export function useIntakeAct<In, Out>(id: string, remiss: string, act: (input: In) => Promise<Out>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keyOf(id, remiss) })
      void client.invalidateQueries({ queryKey: ['remiss', id, remiss] })
    }
  })
}

/** What came of a file that could not be taken in, or that was there already. */
export interface BringNote {
  key: number
  name: string
  error: ApiError | null
}

/** Sends files in, one after the other. */
export function useBringing(id: string, remiss: string) {
  const client = useQueryClient()
  const [count, setCount] = useState({ done: 0, all: 0 })
  const [notes, setNotes] = useState<readonly BringNote[]>([])
  const queue = useRef<Promise<void>>(Promise.resolve())
  const next = useRef(1)
  const note = (name: string, error: ApiError | null): void =>
    setNotes(now => [...now, { key: next.current++, name, error }])
  const one = async (file: File): Promise<void> => {
    try {
      const { again } = await intakeApi.bring(id, remiss, file)
      if (again) note(file.name, null)
    } catch (error) {
      note(file.name, toApiError(error))
    }
    setCount(({ done, all }) => ({ done: done + 1, all }))
    await client.invalidateQueries({ queryKey: keyOf(id, remiss), exact: true })
  }
  return {
    count,
    notes,
    add: (files: readonly File[]): void => {
      if (files.length === 0) return
      setCount(({ done, all }) => (done === all ? { done: 0, all: files.length } : { done, all: all + files.length }))
      for (const file of files) queue.current = queue.current.then(() => one(file))
      queue.current = queue.current.then(() => announce(messages.intake.page.received(files.length), 'remiss'))
    },
    dismiss: (key: number): void => setNotes(now => now.filter(each => each.key !== key))
  }
}

/** Nothing is left to decide about it: it is a copy of what was sent, says something, it is known whose, and all of it has a place. */
export const isReady = (file: IntakeRow): boolean =>
  file.state === 'last' &&
  file.found === 'copy' &&
  file.notice === null &&
  file.recipient !== null &&
  file.unplaced === 0 &&
  file.comments + file.changes > file.leftOut &&
  file.complete
