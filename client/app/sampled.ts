import { z } from 'zod'

/** As many rows of a long list are looked at, spread over it. */
const SAMPLE = 40

/**
 * A long list in an answer of our own server, which makes each row in the same way (a test there holds that all of them follow the contract): one that speaks another
 * version of it is found out by a few rows, and nobody waits while thousands are read.
 */
export const sampled = <T extends z.ZodType>(row: T) =>
  z.custom<z.output<T>[]>(Array.isArray).superRefine((rows, context) => {
    const step = Math.max(1, rows.length / SAMPLE)
    for (let at = 0; at < rows.length; at += step) {
      const index = Math.floor(at)
      for (const { message, path } of row.safeParse(rows[index]).error?.issues ?? [])
        context.addIssue({ code: 'custom', message, path: [index, ...path] })
    }
  })
