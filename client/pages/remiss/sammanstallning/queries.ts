import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { saveAnswer } from '../../../app/download.ts'
import { sammanstallningApi } from '../../../app/sammanstallning-api.ts'

const keyOf = (id: string, remiss: string) => ['sammanstallning', id, remiss] as const

export const useCompiled = (id: string, remiss: string) =>
  // Whoever comes back from mending something sees at once that it is mended.
  useQuery({ queryKey: keyOf(id, remiss), queryFn: () => sammanstallningApi.overview(id, remiss), staleTime: 0 })

/** A change after which the overview is asked for again. */
export function useCompiledAct<In, Out>(id: string, remiss: string, act: (input: In) => Promise<Out>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(id, remiss) })
  })
}

/** Fetches files one at a time: which is on its way, and what went wrong. */
export function useDownload() {
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const save = async (name: string, ask: () => Promise<Response>, otherwise: string): Promise<void> => {
    setBusy(name)
    setError(null)
    try {
      await saveAnswer(await ask(), otherwise)
    } catch (failure) {
      setError(toApiError(failure))
    }
    setBusy(null)
  }
  return { busy, error, save, forget: () => setError(null) }
}
