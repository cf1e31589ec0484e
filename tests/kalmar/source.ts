import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'

/** The reading of the Kalmar strategy that stands beside the repository, as far as the tests use it. */
const prose = z.object({
  heading: z.string().nullable(),
  role: z.string(),
  paragraphs: z.array(z.string()).default([])
})

const source = z.object({
  title: z.string(),
  scope: z.string(),
  replaces: z.string(),
  period: z.object({ from: z.number(), to: z.number() }),
  municipality: z.string(),
  sections: z.array(
    prose.extend({
      subsections: z.array(z.object({ heading: z.string(), list: z.array(z.string()), after: z.string() })).default([])
    })
  ),
  areas: z.array(
    z.object({
      no: z.number(),
      title: z.string(),
      intro: z.string(),
      leadIn: z.string(),
      actions: z.array(
        z.object({
          ref: z.string(),
          text: z.string(),
          responsibleLabel: z.string(),
          responsibleRaw: z.string(),
          kind: z.enum(['collaboration', 'shared', 'single', 'joint']),
          lead: z.array(z.string()),
          partners: z.array(z.string())
        })
      )
    })
  ),
  definitions: z.array(z.object({ term: z.string(), text: z.string(), items: z.array(z.string()) })),
  footnotes: z.array(z.object({ no: z.number(), text: z.string(), anchorAfter: z.string() })),
  units: z.array(
    z.object({
      id: z.string(),
      canonical: z.string(),
      kind: z.string(),
      spellings: z.record(z.string(), z.number())
    })
  ),
  stats: z.object({ actionsPerArea: z.array(z.number()) }),
  case: z.object({ arendebeteckning: z.string() }),
  suspectedErrors: z.array(z.object({ line: z.number(), asWritten: z.string() }))
})

export type KalmarSource = z.infer<typeof source>

const FILE = fileURLToPath(new URL('../../../shared/domain/kalmar.json', import.meta.url))

/** Is the case there? Tests on it skip where it is not: `describe.skipIf(!hasKalmar)`. */
export const hasKalmar = existsSync(FILE)

/** Reads the case. @throws where there is none. */
export const kalmarSource = (): KalmarSource => source.parse(JSON.parse(readFileSync(FILE, 'utf8')))

/** The lines of the text that `suspectedErrors` count from 1: the tjänsteskrivelse, and then the strategy. */
export const kalmarLines = (): string[] =>
  readFileSync(fileURLToPath(new URL('kalmar-tjansteskrivelse-och-strategi.txt', pathToFileURL(FILE))), 'utf8').split(
    '\n'
  )
