import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { describeIssues, listIssues } from '../../schemas/errors/issues.ts'

/** Checks a part of a request against its schema; what is wrong is told with its path, in plain words. */
export const zodValidator: FastifySchemaCompiler<z.ZodType> = ({ schema }) => {
  return (data: unknown) => {
    const read = schema.safeParse(data)
    if (read.success) return { value: read.data }
    const { issues } = read.error
    return { error: new StyrskriftError('ogiltig-begaran', { what: describeIssues(issues) }, listIssues(issues)) }
  }
}

/** The same for a body that carries a file under `name`: what is wrong in the file is told with its path in the file. */
export const fileValidator =
  (name: string) =>
  ({ schema }: { schema: unknown }) => {
    return (data: unknown): { value: unknown } | { error: Error } => {
      const read = (schema as z.ZodType).safeParse(data)
      if (read.success) return { value: read.data }
      const inFile = read.error.issues.filter(issue => issue.path[0] === name)
      const issues = inFile.map(issue => ({ ...issue, path: issue.path.slice(1) }))
      return issues.length > 0
        ? { error: new StyrskriftError('ogiltig-fil', { what: describeIssues(issues) }) }
        : { error: new StyrskriftError('ogiltig-begaran', { what: describeIssues(read.error.issues) }) }
    }
  }
