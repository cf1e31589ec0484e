/** What a file may cost to read. A programme of 150 pages with 300 comments is far below each of them. */
export interface ReadLimits {
  /** Bytes of the file as it was sent. */
  file: number
  /** Parts of the package. */
  parts: number
  /** Bytes of one part, unpacked. */
  part: number
  /** Bytes of all parts that are read, unpacked. */
  total: number
  /** How much larger than packed a part may become, beyond its first MiB. */
  ratio: number
  /** Elements of all parts that are read. */
  elements: number
  /** How deep elements may stand within each other. */
  depth: number
}

const MIB = 1024 * 1024

export const READ_LIMITS: ReadLimits = {
  file: 50 * MIB,
  parts: 3000,
  part: 48 * MIB,
  total: 96 * MIB,
  ratio: 150,
  elements: 600_000,
  depth: 200
}
