import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  acceptedDraft,
  type changeDraftBody,
  DRAFTS_API,
  type DraftReading,
  draftList,
  draftReading
} from '../../../schemas/api/drafts.ts'
import { call, silent } from '../../app/api.ts'

/** Reading in a draft, as functions. All of them throw `ApiError` alone. */
export const draftsApi = {
  list: () => call(draftList, 'GET', DRAFTS_API.drafts),
  upload: ({ file, template }: { file: File; template: string }) =>
    call(
      draftReading,
      'POST',
      DRAFTS_API.upload(file.name, template),
      // The bytes say what it is, not what the computer believes.
      new Blob([file], { type: 'application/octet-stream' })
    ),
  read: (id: string) => call(draftReading, 'GET', DRAFTS_API.draft(id)),
  change: (id: string, body: z.input<typeof changeDraftBody>) => call(draftReading, 'PUT', DRAFTS_API.draft(id), body),
  accept: (id: string, revision: number) => call(acceptedDraft, 'POST', DRAFTS_API.accept(id), { revision }),
  discard: (id: string) => silent('DELETE', DRAFTS_API.draft(id))
} as const

const DRAFTS = ['drafts'] as const
const draftKey = (id: string) => ['draft', id] as const

/** What the person has begun to read in. */
export const useDrafts = () => useQuery({ queryKey: DRAFTS, queryFn: draftsApi.list, staleTime: 0 })

export const useDraft = (id: string) =>
  useQuery({
    queryKey: draftKey(id),
    queryFn: () => draftsApi.read(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false
  })

/** A change of what has been begun: the list is asked for again. */
function useDraftsChange<In, Out>(change: (input: In) => Promise<Out>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: DRAFTS }) })
}

export function useUploadDraft() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: draftsApi.upload,
    onSuccess: reading => {
      client.setQueryData<DraftReading>(draftKey(reading.id), reading)
      return client.invalidateQueries({ queryKey: DRAFTS })
    }
  })
}

export const useDiscardDraft = () => useDraftsChange(draftsApi.discard)
export const useAcceptDraft = (id: string) => useDraftsChange((revision: number) => draftsApi.accept(id, revision))
