import { createHash } from 'node:crypto'
import { openPromise } from 'yauzl'
import { messages } from '../../schemas/messages/messages.ts'
import { type PackageIndex, packageIndex } from '../../schemas/remiss/diarium.ts'

const say = messages.sammanstallning.diarium.verify

/** What is wrong with a package; an empty list: each file that the index names is there, and is what its hash says, and no other is. */
export interface Verified {
  index: PackageIndex | null
  problems: string[]
}

/** As much as an index may hold; one of 10,000 files has three megabytes. */
const MOST_INDEX = 64 * 1024 * 1024
const OWN = ['index.json', 'index.html']

/** Reads a package and checks every file of it against the index. Throws when the file is no zip. */
export async function verifyPackage(file: string): Promise<Verified> {
  const hashes = new Map<string, string>()
  let json = ''
  const zip = await openPromise(file, { lazyEntries: true, validateEntrySizes: true })
  try {
    for await (const entry of zip.eachEntry()) {
      const hash = createHash('sha256')
      const kept: Buffer[] = []
      let size = 0
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        hash.update(chunk as Buffer)
        size += (chunk as Buffer).length
        if (entry.fileName === 'index.json' && size <= MOST_INDEX) kept.push(chunk as Buffer)
      }
      // A name that is there twice is no file of ours: whichever a program shows, the other is hidden.
      hashes.set(entry.fileName, hashes.has(entry.fileName) ? '' : hash.digest('hex'))
      if (entry.fileName === 'index.json') json = Buffer.concat(kept).toString('utf8')
    }
  } finally {
    zip.close()
  }
  const index = read(json)
  if (!index) return { index: null, problems: [say.noIndex] }
  const problems: string[] = []
  for (const { path, sha256 } of index.files) {
    const found = hashes.get(path)
    if (found === undefined) problems.push(say.gone(path))
    else if (found !== sha256) problems.push(say.altered(path))
  }
  const known = new Set([...OWN, ...index.files.map(each => each.path)])
  for (const path of hashes.keys()) if (!known.has(path)) problems.push(say.extra(path))
  return { index, problems }
}

function read(json: string): PackageIndex | null {
  try {
    return packageIndex.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
