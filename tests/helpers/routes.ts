import type { TestApi } from './api.ts'

/** A route, as the server describes it. */
export interface DescribedRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** It is opened by the link of an answer. */
  link: boolean
}

/** Every route that the server describes. */
export async function describedRoutes(api: TestApi): Promise<DescribedRoute[]> {
  const { paths } = (await api.nobody.get('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, { security?: Record<string, unknown>[] }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase() as DescribedRoute['method'],
      path,
      link: (security ?? []).some(each => 'answer' in each)
    }))
  )
}

/** The address of a route, with the ids that are given by the names of its parameters, and `rest` for those that are not. */
export const addressOf = (path: string, ids: Readonly<Record<string, string>>, rest: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? rest))

/** What is sent along: an object where a route may want a body. */
export const emptyBody = ({ method }: DescribedRoute): object | undefined =>
  method === 'GET' || method === 'DELETE' ? undefined : {}
