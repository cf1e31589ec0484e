import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

const CUSTOM = 'docProps/custom.xml'
const SETTINGS = 'word/settings.xml'
const NAME = 'StyrskriftMottagare'
const FORMAT = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'
const TRACKED = '<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'

/**
 * A copy of a finished file that is made for one recipient: the file says so (docs/remiss.md), and Word follows every change that is made in it. Everything
 * else is byte for byte what was frozen; the same recipient gives the same bytes. `recipient` is an id: letters, digits, `-` and `_`.
 */
export function forRecipient(bytes: Uint8Array, recipient: string): Uint8Array {
  if (!/^[\w-]{1,40}$/.test(recipient)) throw new RangeError(`${recipient} is no id of a recipient`)
  const parts = unzipSync(bytes)
  const out: Zippable = {}
  // fflate writes the local time of the date: this one is the first day that a zip can hold, wherever the server stands.
  const attributes = { mtime: new Date(1980, 0, 1), level: 6, os: 0 } as const
  for (const [name, part] of Object.entries(parts)) {
    const written =
      name === CUSTOM ? named(strFromU8(part), recipient) : name === SETTINGS ? tracked(strFromU8(part)) : null
    out[name] = [written === null ? part : strToU8(written), attributes]
  }
  return zipSync(out)
}

function named(xml: string, recipient: string): string {
  const value = `<vt:lpwstr>${recipient}</vt:lpwstr>`
  const there = new RegExp(`(<property [^>]*name="${NAME}"[^>]*>)[\\s\\S]*?(</property>)`)
  if (there.test(xml)) return xml.replace(there, `$1${value}$2`)
  const next = Math.max(1, ...[...xml.matchAll(/\bpid="(\d+)"/g)].map(match => Number(match[1]))) + 1
  return xml.replace(
    '</Properties>',
    `<property fmtid="${FORMAT}" pid="${next}" name="${NAME}">${value}</property></Properties>`
  )
}

const tracked = (xml: string): string =>
  xml.includes('<w:trackRevisions') ? xml : xml.replace('<w:defaultTabStop', `${TRACKED}<w:defaultTabStop`)
