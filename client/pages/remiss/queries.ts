import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RemissDetail } from '../../../schemas/api/remiss.ts'
import { remissApi } from '../../app/remiss-api.ts'

const keyOf = (id: string, remiss: string) => ['remiss', id, remiss] as const

export const useRemisser = (id: string) => useQuery({ queryKey: ['remisser', id], queryFn: () => remissApi.list(id) })

/** One remiss; asked for again now and then, for others open, answer and send too. */
export const useRemiss = (id: string, remiss: string) =>
  useQuery({ queryKey: keyOf(id, remiss), queryFn: () => remissApi.detail(id, remiss), refetchInterval: 15_000 })

export const useLetters = (id: string, remiss: string) =>
  useQuery({ queryKey: [...keyOf(id, remiss), 'letters'], queryFn: () => remissApi.letters(id, remiss) })

export const useLetterPreview = (id: string, remiss: string, revision: number) =>
  useQuery({ queryKey: [...keyOf(id, remiss), 'letter', revision], queryFn: () => remissApi.letter(id, remiss) })

export const useProposals = (id: string, remiss: string, revision: number) =>
  useQuery({ queryKey: [...keyOf(id, remiss), 'proposals', revision], queryFn: () => remissApi.proposals(id, remiss) })

export const useLists = () => useQuery({ queryKey: ['recipient-lists'], queryFn: remissApi.lists })

/** A change that answers with the remiss as it is then. */
export function useRemissChange<In>(id: string, remiss: string, change: (input: In) => Promise<RemissDetail>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: detail => {
      client.setQueryData<RemissDetail>(keyOf(id, remiss), detail)
      void client.invalidateQueries({ queryKey: [...keyOf(id, remiss), 'letters'] })
      void client.invalidateQueries({ queryKey: ['remisser', id] })
      for (const queryKey of [['document-state', id], ['open-document', id], ['documents']])
        void client.invalidateQueries({ queryKey })
    },
    // Somebody else has changed it: what it says now is fetched.
    onError: () => void client.invalidateQueries({ queryKey: keyOf(id, remiss), exact: true })
  })
}

/** A change that answers with something else: the remiss is asked for again. */
export function useRemissAct<In, Out>(id: string, remiss: string, act: (input: In) => Promise<Out>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(id, remiss), exact: true })
  })
}
