import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file whole or not at all: `write` makes a neighbour with another name, which is brought to disk, and then takes the name
 * `path`, also from a file that is there. What `write` and the operating system throw passes through.
 */
export async function writeWholeFile(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.${process.pid}.part`
  await rm(part, { force: true })
  try {
    await write(part)
    await flush(part)
    await rename(part, path)
    await flush(dirname(path))
  } finally {
    await rm(part, { force: true })
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
