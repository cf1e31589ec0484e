import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { describeIssues } from '../../schemas/errors/issues.ts'

/** Checks a part of a request against its schema; what is wrong is told with its path, in plain words. */
export const zodValidator: FastifySchemaCompiler<z.ZodType> = ({ schema }) => {
  return (data: unknown) => {
    const read = schema.safeParse(data)
    if (read.success) return { value: read.data }
    return { error: new StyrskriftError('ogiltig-begaran', { what: describeIssues(read.error.issues) }) }
  }
}
