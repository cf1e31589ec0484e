import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Cut, Handle, HandlingTable, Phrase, SetSynpunkt, SynpunktRow } from '../../../../schemas/api/handling.ts'
import { handlingApi } from '../../../app/handling-api.ts'
import { mergeRows, mergeTables, optimistic } from './merge.ts'
import type { Seen } from './own-changes.ts'

export interface Where {
  document: string
  remiss: string
}

const tableKey = ({ document, remiss }: Where) => ['handling', document, remiss, 'table'] as const
const changesKey = ({ document, remiss }: Where) => ['handling', document, remiss, 'changes'] as const
const proofKey = ({ document, remiss }: Where) => ['handling', document, remiss, 'proof'] as const

export const useHandledRemisser = (document: string) =>
  useQuery({ queryKey: ['handling', document], queryFn: () => handlingApi.remisser(document), staleTime: 10_000 })

/** The table: whole at first, then what others change, every fifth second while one looks at it. */
export function useTable(where: Where) {
  const client = useQueryClient()
  const queryKey = tableKey(where)
  return useQuery({
    queryKey,
    queryFn: async () => {
      const known = client.getQueryData<HandlingTable>(queryKey)
      const next = await handlingApi.table(where.document, where.remiss, known?.revision ?? 0)
      // Read again: a change of one's own may have come in meanwhile.
      const now = client.getQueryData<HandlingTable>(queryKey)
      return now ? mergeTables(now, next) : next
    },
    refetchInterval: 5000,
    structuralSharing: false,
    refetchOnWindowFocus: true
  })
}

/** The frozen text never changes. */
export const useFrozenText = ({ document, remiss }: Where) =>
  useQuery({
    queryKey: ['handling', document, remiss, 'text'],
    queryFn: () => handlingApi.text(document, remiss),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false
  })

export const useChanges = (where: Where) =>
  useQuery({
    queryKey: changesKey(where),
    queryFn: () => handlingApi.changes(where.document, where.remiss),
    staleTime: 10_000,
    refetchOnWindowFocus: true,
    structuralSharing: false
  })

export const useProof = (where: Where) =>
  useQuery({
    queryKey: proofKey(where),
    queryFn: () => handlingApi.proof(where.document, where.remiss),
    staleTime: 0,
    refetchOnWindowFocus: true
  })

/** An answer never changes either. */
export const useAnswer = ({ document, remiss }: Where, submission: string) =>
  useQuery({
    queryKey: ['handling', document, remiss, 'answer', submission],
    queryFn: () => handlingApi.answer(document, remiss, submission),
    staleTime: Number.POSITIVE_INFINITY
  })

export const useHistory = ({ document, remiss }: Where, row: SynpunktRow, open: boolean) =>
  useQuery({
    queryKey: ['handling', document, remiss, 'history', row.id, row.revision],
    queryFn: () => handlingApi.history(document, remiss, row.id),
    enabled: open
  })

/** What was taken away; asked anew when the table has changed. */
export const useRemoved = ({ document, remiss }: Where, revision: number) =>
  useQuery({
    queryKey: ['handling', document, remiss, 'removed', revision],
    queryFn: () => handlingApi.removed(document, remiss),
    placeholderData: known => known
  })

export const usePhrases = (document: string) =>
  useQuery({ queryKey: ['handling-phrases'], queryFn: () => handlingApi.phrases(document), staleTime: 30_000 })

export function usePhraseChange(document: string) {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: ['handling-phrases'] })
  return {
    add: useMutation({
      mutationFn: (body: { label: string; text: string }) => handlingApi.addPhrase(document, body),
      onSettled
    }),
    change: useMutation({
      mutationFn: ({ id, ...body }: Phrase) => handlingApi.changePhrase(document, id, body),
      onSettled
    }),
    remove: useMutation({ mutationFn: (id: string) => handlingApi.removePhrase(document, id), onSettled })
  }
}

/**
 * Handles synpunkter: shown at once, then as the server has them. Those that somebody else has changed meanwhile come back as theirs, with their ids among the
 * conflicts.
 */
export function useHandle(where: Where) {
  const client = useQueryClient()
  const queryKey = tableKey(where)
  return useMutation({
    mutationFn: ({ seen, change }: Handling) =>
      handlingApi.handle(where.document, where.remiss, { items: [...seen], change }),
    onMutate: ({ rows, change }) => {
      const ids = new Set(rows.map(row => row.id))
      const before = client.getQueryData<HandlingTable>(queryKey)?.synpunkter.filter(row => ids.has(row.id)) ?? []
      client.setQueryData<HandlingTable>(queryKey, table => table && optimistic(table, rows, change))
      return { before }
    },
    onSuccess: ({ synpunkter }) => {
      client.setQueryData<HandlingTable>(queryKey, table => table && mergeRows(table, synpunkter, true))
      forget(client, where)
    },
    onError: (_error, _handling, shown) => {
      // What was shown at once did not come to be.
      client.setQueryData<HandlingTable>(queryKey, table => table && mergeRows(table, shown?.before ?? [], true))
    }
  })
}

interface Handling {
  rows: readonly SynpunktRow[]
  change: Handle['change']
  seen: Seen
}

type Client = ReturnType<typeof useQueryClient>

/** What follows from the handling is asked for again. */
const forget = (client: Client, where: Where): void => {
  void client.invalidateQueries({ queryKey: proofKey(where) })
  void client.invalidateQueries({ queryKey: ['handling', where.document], exact: true })
}

/** Other changes of synpunkter: the rows that come back take the place of those that are shown. */
function useRowsChange<In>(where: Where, change: (input: In) => Promise<readonly SynpunktRow[]>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: rows => {
      client.setQueryData<HandlingTable>(tableKey(where), table => table && mergeRows(table, rows, true))
      forget(client, where)
    },
    onError: () => client.invalidateQueries({ queryKey: tableKey(where) })
  })
}

export const useCut = (where: Where) =>
  useRowsChange(where, async (body: Cut) => (await handlingApi.cut(where.document, where.remiss, body)).synpunkter)

export const useSetSynpunkt = (where: Where) =>
  useRowsChange(where, async ({ id, body }: { id: string; body: SetSynpunkt }) => [
    await handlingApi.set(where.document, where.remiss, id, body)
  ])

export function useAccept(where: Where) {
  const client = useQueryClient()
  return useRowsChange(where, async ({ id, key }: { id: string; key: string }) => {
    const row = await handlingApi.accept(where.document, where.remiss, id, key)
    await client.invalidateQueries({ queryKey: changesKey(where) })
    return [row]
  })
}

export function useMakeGroup(where: Where) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => handlingApi.group(where.document, where.remiss, name),
    onSuccess: group =>
      client.setQueryData<HandlingTable>(
        tableKey(where),
        table => table && { ...table, groups: [...table.groups, group] }
      )
  })
}
