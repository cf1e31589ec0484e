import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DefaultRole, DocumentRow, Person, Session } from '../../schemas/api/contract.ts'
import type { MemberList, SetMember } from '../../schemas/api/members.ts'
import { api } from './api.ts'
import { SESSION_KEY } from './query-client.ts'

const DOCUMENTS = ['documents'] as const
const membersKey = (id: string) => ['members', id] as const

/** Who is signed in, and in which municipality. */
export const useSession = () =>
  useQuery({ queryKey: SESSION_KEY, queryFn: api.session, staleTime: 60_000, networkMode: 'always' })

/** The person who is signed in. Only for what stands inside `RequireSession`. */
export function useMe(): Person {
  const person = useSession().data?.person
  if (!person) throw new Error('useMe: nobody is signed in here; put the component inside RequireSession.')
  return person
}

/** What the sign-in page offers. */
export const useSignInMethods = () =>
  useQuery({ queryKey: ['sign-in-methods'], queryFn: api.signInMethods, networkMode: 'always' })

/** Something that signs in, or comes a step nearer. */
export function useSignInBy<In>(signIn: (input: In) => Promise<Session>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: signIn,
    onSuccess: session => client.setQueryData<Session>(SESSION_KEY, session)
  })
}

/** Signs out and forgets all that was fetched for the person. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: api.signOut,
    onSuccess: () => {
      const session = client.getQueryData<Session>(SESSION_KEY)
      client.removeQueries({ predicate: query => query.queryKey[0] !== SESSION_KEY[0] })
      if (session)
        client.setQueryData<Session>(SESSION_KEY, { ...session, person: null, step: null, administrator: false })
    }
  })
}

/** The municipality and its register of units. */
export const useKommun = () => useQuery({ queryKey: ['kommun'], queryFn: api.kommun, staleTime: 600_000 })

export const useTemplates = () => useQuery({ queryKey: ['templates'], queryFn: api.templates, staleTime: 60_000 })

/** All documents of the person, archived ones too; asked for again every tenth second while the page is looked at. */
export const useDocuments = () =>
  useQuery({
    queryKey: DOCUMENTS,
    queryFn: async (): Promise<DocumentRow[]> => {
      const lists = await Promise.all([api.documents(false), api.documents(true)])
      return [...new Map(lists.flatMap(list => list.documents).map(row => [row.id, row])).values()]
    },
    networkMode: 'always',
    refetchInterval: 10_000,
    refetchOnWindowFocus: true
  })

/** All that the editor needs before it connects. Asked for once: what changes later comes over the connection. */
export const useOpenDocument = (id: string) =>
  useQuery({
    queryKey: ['open-document', id],
    queryFn: () => api.openDocument(id),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false
  })

/** A change of documents: the list is asked for again when it is done. */
function useDocumentChange<In, Out>(change: (input: In) => Promise<Out>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: DOCUMENTS }) })
}

export const useCreateDocument = () => useDocumentChange(api.createDocument)
export const useImportDocument = () => useDocumentChange(api.importDocument)
export const useRenameDocument = () =>
  useDocumentChange(({ id, title }: { id: string; title: string }) => api.rename(id, title))
export const useCopyDocument = () => useDocumentChange((id: string) => api.copy(id))
export const useArchiveDocument = () =>
  useDocumentChange(({ id, archived }: { id: string; archived: boolean }) =>
    archived ? api.archive(id) : api.unarchive(id)
  )

/** People by what is written of their name; what was found before stays while the next is looked for. */
export const useFoundPeople = (query: string) =>
  useQuery({
    queryKey: ['people', query.trim()],
    queryFn: () => api.findPeople(query.trim()),
    enabled: query.trim() !== '',
    staleTime: 30_000,
    placeholderData: keepPreviousData
  })

/** Who may do what in a document. */
export const useMembers = (id: string) => useQuery({ queryKey: membersKey(id), queryFn: () => api.members(id) })

function useMembersChange<In>(id: string, change: (input: In) => Promise<MemberList>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: members => {
      client.setQueryData<MemberList>(membersKey(id), members)
      return client.invalidateQueries({ queryKey: DOCUMENTS })
    }
  })
}

/** Gives a person or a unit a role in the document; null takes it away. */
export const useSetMember = (id: string) => useMembersChange(id, (change: SetMember) => api.setMember(id, change))
export const useSetDefaultRole = (id: string) =>
  useMembersChange(id, (role: DefaultRole) => api.setDefaultRole(id, role))
