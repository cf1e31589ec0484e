import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Decide, WholeCopy } from '../../../schemas/api/copies.ts'
import type { Freeze } from '../../../schemas/api/versions.ts'
import { versionsApi } from '../../app/versions-api.ts'

const versionsKey = (id: string) => ['versions', id] as const
const copiesKey = (id: string) => ['copies', id] as const
const copyKey = (id: string, copy: string) => ['copies', id, copy] as const

/** The frozen versions of a document. */
export const useVersions = (id: string) => useQuery({ queryKey: versionsKey(id), queryFn: () => versionsApi.list(id) })

/** Freezes the document; the list is asked for again. */
export function useFreeze(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Freeze) => versionsApi.freeze(id, body),
    onSettled: () => client.invalidateQueries({ queryKey: versionsKey(id) })
  })
}

/** The copies that came back. Who may not see comments does not see them: `enabled`. */
export const useCopies = (id: string) =>
  useQuery({ queryKey: copiesKey(id), queryFn: () => versionsApi.copies(id), retry: false })

export function useForgetCopies(id: string) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: copiesKey(id) })
}

export const useCopy = (id: string, copy: string) =>
  useQuery({ queryKey: copyKey(id, copy), queryFn: () => versionsApi.copy(id, copy) })

/** Notes decisions about items of a copy; what the server then says is shown. */
export function useDecide(id: string, copy: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Decide) => versionsApi.decide(id, copy, body),
    onSuccess: (whole: WholeCopy) => client.setQueryData(copyKey(id, copy), whole),
    // Somebody else has decided meanwhile: what holds now is shown with the error.
    onError: () => client.invalidateQueries({ queryKey: copyKey(id, copy) })
  })
}

export function useAccept(id: string, copy: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (revision: number) => versionsApi.accept(id, copy, revision),
    onSettled: () => client.invalidateQueries({ queryKey: copiesKey(id) })
  })
}
