import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { READ_LIMITS, type ReadLimits } from './limits.ts'

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const RTF = Buffer.from('{\\rtf', 'latin1')
const MIB = 1024 * 1024

/** Where the parts of a file are read from. */
export interface PartSource {
  has(name: string): boolean
  bytes(name: string): Promise<Buffer | null>
  text(name: string): Promise<string | null>
}

/** Parts that Styrskrift has written and not packed yet: nothing of them has to be doubted. */
export class WrittenParts implements PartSource {
  readonly #parts: ReadonlyMap<string, Uint8Array | string>

  constructor(parts: ReadonlyMap<string, Uint8Array | string>) {
    this.#parts = parts
  }

  has(name: string): boolean {
    return this.#parts.has(name)
  }

  async bytes(name: string): Promise<Buffer | null> {
    const part = this.#parts.get(name)
    return part === undefined ? null : Buffer.from(part as Uint8Array)
  }

  async text(name: string): Promise<string | null> {
    const part = this.#parts.get(name)
    return part === undefined || typeof part === 'string' ? (part ?? null) : new TextDecoder().decode(part)
  }
}

/**
 * The parts of an Office Open XML package (ISO/IEC 29500-2), opened in memory: nothing is written to disk, and a part is unpacked
 * when it is asked for, against the limits. Names are compared without case, as the standard says.
 */
export class DocxPackage implements PartSource {
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #limits: ReadLimits
  #unpacked = 0

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ReadLimits) {
    this.#zip = zip
    this.#entries = entries
    this.#limits = limits
  }

  /**
   * Looks at the whole directory before anything is unpacked.
   * @throws StyrskriftError `word-inte-docx`, `word-gammalt-format`, `word-krypterad`, `word-for-stor`, `word-skadad`, `word-farlig`
   */
  static async open(bytes: Buffer, limits: ReadLimits = READ_LIMITS): Promise<DocxPackage> {
    if (bytes.length > limits.file) throw tooLarge(`${Math.round(limits.file / MIB)} MiB`)
    if (bytes.subarray(0, OLE.length).equals(OLE)) throw new StyrskriftError(oleKind(bytes))
    if (bytes.subarray(0, RTF.length).equals(RTF)) throw new StyrskriftError('word-gammalt-format')
    if (!bytes.subarray(0, ZIP.length).equals(ZIP)) throw new StyrskriftError('word-inte-docx')
    const zip = await openZip(bytes)
    const entries = await readDirectory(zip, limits)
    if (!entries.has('[content_types].xml')) throw new StyrskriftError('word-inte-docx')
    return new DocxPackage(zip, entries, limits)
  }

  /** The names of all parts as they stand in the file. */
  get names(): string[] {
    return [...this.#entries.values()].map(entry => entry.fileName)
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  /** How many bytes have been unpacked so far, also of parts that were refused on the way. */
  get unpacked(): number {
    return this.#unpacked
  }

  /** The bytes of a part, or null when there is none of that name. Sizes that lie are found while unpacking. */
  bytes(name: string): Promise<Buffer | null> {
    return this.#unpack(name, () => true)
  }

  /** Unpacks a part; `look` sees every piece as it comes, and says whether to go on. */
  async #unpack(name: string, look: (chunk: Buffer) => boolean): Promise<Buffer | null> {
    const entry = this.#entries.get(name.toLowerCase())
    if (!entry) return null
    const most = Math.min(
      this.#limits.part,
      this.#limits.total - this.#unpacked,
      MIB + entry.compressedSize * this.#limits.ratio
    )
    const chunks: Buffer[] = []
    let size = 0
    try {
      for await (const chunk of await openStream(this.#zip, entry)) {
        size += (chunk as Buffer).length
        this.#unpacked += (chunk as Buffer).length
        if (size > most) throw tooLarge(messages.docx.unpacked)
        if (!look(chunk as Buffer)) throw tooLarge(messages.docx.elements)
        chunks.push(chunk as Buffer)
      }
    } catch (error) {
      throw error instanceof StyrskriftError ? error : damaged(error)
    }
    return Buffer.concat(chunks)
  }

  /** The text of an XML part: UTF-8 or, where a byte order mark says so, UTF-16. */
  async text(name: string): Promise<string | null> {
    // An element has at most two tags: where there are more than the limit allows, the rest is neither unpacked nor read.
    let tags = 0
    const bytes = await this.#unpack(name, chunk => {
      for (let i = 0; i < chunk.length; i++) if (chunk[i] === 0x3c) tags++
      return tags <= 2 * this.#limits.elements
    })
    if (!bytes) return null
    const utf16 =
      bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
    try {
      return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
    } catch (error) {
      throw damaged(error)
    }
  }
}

const tooLarge = (limit: string): StyrskriftError => new StyrskriftError('word-for-stor', { limit })
function damaged(error: unknown): StyrskriftError {
  const what = error instanceof Error ? error.message.slice(0, 120) : ''
  // yauzl refuses names that lead out of the package before we see them.
  return /fileName|relative path|absolute path/i.test(what)
    ? new StyrskriftError('word-farlig', { what: messages.docx.oddName })
    : new StyrskriftError('word-skadad', { what })
}

/** An encrypted .docx is an OLE file with a stream of that name (MS-OFFCRYPTO); another one is a document of Word 97–2003. */
const oleKind = (bytes: Buffer): 'word-krypterad' | 'word-gammalt-format' =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'word-krypterad' : 'word-gammalt-format'

function openZip(bytes: Buffer): Promise<ZipFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ZipFile>()
  yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) =>
    error ? reject(damaged(error)) : resolve(zip)
  )
  return promise
}

function readDirectory(zip: ZipFile, limits: ReadLimits): Promise<Map<string, Entry>> {
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, Entry>>()
  const entries = new Map<string, Entry>()
  let declared = 0
  if (zip.entryCount > limits.parts) return Promise.reject(tooLarge(messages.docx.parts))
  zip.on('entry', (entry: Entry) => {
    declared += entry.uncompressedSize
    const wrong = wrongEntry(entry, entries, declared, limits)
    if (wrong) return reject(wrong)
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName.toLowerCase(), entry)
    zip.readEntry()
  })
  zip.on('end', () => resolve(entries))
  zip.on('error', error => reject(damaged(error)))
  zip.readEntry()
  return promise
}

function wrongEntry(
  entry: Entry,
  before: ReadonlyMap<string, Entry>,
  declared: number,
  limits: ReadLimits
): StyrskriftError | null {
  const name = entry.fileName
  if (entry.isEncrypted()) return new StyrskriftError('word-krypterad')
  if (isOddName(name)) return new StyrskriftError('word-farlig', { what: messages.docx.oddName })
  if (before.has(name.toLowerCase())) return new StyrskriftError('word-farlig', { what: messages.docx.duplicate })
  if (!entry.canDecodeFileData()) return damaged(new Error('compression method'))
  if (entry.uncompressedSize > limits.part || declared > limits.total * 2) return tooLarge(messages.docx.unpacked)
  if (entry.uncompressedSize > MIB + entry.compressedSize * limits.ratio) return tooLarge(messages.docx.unpacked)
  return null
}

/** Names that lead out of the package, or that two readers could read differently. */
const isOddName = (name: string): boolean =>
  name.length > 260 ||
  name.startsWith('/') ||
  /[\\\p{Cc}:*?"<>|]/u.test(name) ||
  name.split('/').some((part, i, all) => part === '..' || part === '.' || (part === '' && i < all.length - 1))

function openStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  const { promise, resolve, reject } = Promise.withResolvers<Readable>()
  zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
  return promise
}
