import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AuditSearch, adminApi, type OutboxSearch } from './api.ts'

const UNITS = ['admin', 'units'] as const

export const useUnits = () => useQuery({ queryKey: UNITS, queryFn: adminApi.units })
export const useAdminPeople = () => useQuery({ queryKey: ['admin', 'people'], queryFn: adminApi.people })
/** What somebody has to handle, as it is when it is asked for. */
export const useOpenHandling = (person: string) =>
  useQuery({
    queryKey: ['admin', 'people', person, 'handling'],
    queryFn: () => adminApi.openHandling(person),
    staleTime: 0,
    gcTime: 0
  })
/** The audit log, a page at a time, the newest first. */
export const useAudit = (search: AuditSearch) =>
  useInfiniteQuery({
    queryKey: ['admin', 'audit', search],
    queryFn: ({ pageParam }) =>
      adminApi.audit({ ...search, ...(pageParam === null ? {} : { before: String(pageParam) }) }),
    initialPageParam: null as number | null,
    getNextPageParam: last => last.next
  })

/** The outbox, a page at a time, the newest first. */
export const useOutbox = (search: OutboxSearch) =>
  useInfiniteQuery({
    queryKey: ['admin', 'outbox', search],
    queryFn: ({ pageParam }) => adminApi.outbox({ ...search, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    refetchInterval: 30_000
  })

export const useTemplateOverview = () => useQuery({ queryKey: ['admin', 'templates'], queryFn: adminApi.templates })
export const useSettings = () => useQuery({ queryKey: ['admin', 'settings'], queryFn: adminApi.settings })
export const useHealth = () =>
  useQuery({ queryKey: ['admin', 'health'], queryFn: adminApi.health, refetchInterval: 30_000 })

/** A change of what administrators keep: the lists that it may show in are asked for again when it is done. */
export function useAdminChange<In, Out>(change: (input: In) => Promise<Out>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => ['admin', 'kommun'].includes(String(queryKey[0])) })
  })
}
