import { subscribe } from 'node:diagnostics_channel'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { Socket } from 'node:net'

/** Loaded before a program (`node --import`), in each of its threads: notes every connection that it makes and every name that it looks up. */
const file = process.env.RECORD_CONNECTIONS_TO
if (!file) throw new Error('RECORD_CONNECTIONS_TO names no file')
const note = (what: string): void => appendFileSync(file, `${what}\n`)

note('loaded')
subscribe('net.client.socket', () => note('socket'))

const { connect } = Socket.prototype
Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  note(`connect ${JSON.stringify(args[0])}`)
  return Reflect.apply(connect, this, args) as Socket
} as typeof connect

for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny'] as const) {
  for (const from of [dns, dns.promises] as Record<string, unknown>[]) {
    const original = from[name] as (...args: unknown[]) => unknown
    from[name] = (...args: unknown[]): unknown => {
      note(`${name} ${String(args[0])}`)
      return original(...args)
    }
  }
}
