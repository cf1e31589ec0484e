import { expect, test } from 'vitest'
import { awareness, QUIET, stored, syncStep1, syncStep2, syncUpdate } from './frames.ts'
import { decodeMessage } from './wire.ts'

/** The payload of a frame, by RFC 6455 §5.2. */
function payload(frame: Buffer): Buffer {
  expect(frame[0]).toBe(0x82)
  const short = frame[1] ?? 0
  const [at, size] =
    short < 126 ? [2, short] : short === 126 ? [4, frame.readUInt16BE(2)] : [10, Number(frame.readBigUInt64BE(2))]
  expect(frame.byteLength).toBe(at + size)
  return frame.subarray(at)
}

test.each([0, 1, 120, 121, 122, 123, 124, 125, 127, 128, 16_383, 16_384, 65_529, 65_530, 65_531, 65_536, 3_000_000])(
  'a change of %d bytes comes back whole',
  size => {
    const update = new Uint8Array(size).fill(7)
    for (const frame of [syncStep2(update), syncUpdate(update)]) {
      const message = decodeMessage(payload(frame))
      expect(message?.kind === 'change' && Buffer.from(update).equals(message.update)).toBe(true)
    }
    const step = decodeMessage(payload(syncStep1(update)))
    expect(step?.kind === 'step-1' && Buffer.from(update).equals(step.stateVector)).toBe(true)
  }
)

test('what is stored, and who is here', () => {
  expect([...payload(stored(5))]).toEqual([8, 5])
  expect([...payload(stored(300))]).toEqual([8, 0xac, 0x02])
  expect([...payload(QUIET)]).toEqual([1, 1, 0])
  expect([...payload(awareness([{ client: 300, clock: 1, json: '{}' }]))]).toEqual([
    1, 7, 1, 0xac, 0x02, 1, 2, 123, 125
  ])
})

test('what is no message of a client', () => {
  expect(decodeMessage(Uint8Array.of(3))).toEqual({ kind: 'query-awareness' })
  for (const bad of [[], [8, 1], [2, 1], [0], [0, 0], [0, 2, 1], [0, 4, 0], [3, 0]])
    expect(decodeMessage(Uint8Array.from(bad))).toBeNull()
})
