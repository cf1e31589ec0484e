import { z } from 'zod'

export const PACKAGE_FORMAT = 'styrskrift-diarium'
export const PACKAGE_VERSION = 1

/** What a file of the package is. */
const PACKAGE_KINDS = [
  'missiv',
  'remissversion',
  'mottagare',
  'meddelande',
  'svar',
  'svarsfil',
  'kvitto',
  'sammanstallning',
  'svarsbrev'
] as const
export type PackageKind = (typeof PACKAGE_KINDS)[number]

/** `index.json` of the package for the diarium: every file but itself and `index.html`, in order, and what is not there. */
export const packageIndex = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  version: z.literal(PACKAGE_VERSION),
  /** The day of the latest change of what is in it. */
  asOf: z.string(),
  kommun: z.string(),
  document: z.strictObject({ id: z.string(), title: z.string(), diarienummer: z.string() }),
  remiss: z.strictObject({
    id: z.string(),
    number: z.number().int(),
    version: z.number().int(),
    versionHash: z.string()
  }),
  files: z.array(
    z.strictObject({
      path: z.string(),
      kind: z.enum(PACKAGE_KINDS),
      /** What it is, in words. */
      what: z.string(),
      bytes: z.number().int(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/)
    })
  ),
  missing: z.array(z.string())
})
export type PackageIndex = z.infer<typeof packageIndex>
