import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Announcer } from './announcer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listen() {
  const said: string[] = []
  return { said, announcer: new Announcer(text => said.push(text)) }
}

describe('Announcer', () => {
  test('says the first at once, and of what follows only the latest, ten seconds later', () => {
    const { said, announcer } = listen()
    announcer.announce('Amira är här', 'people')
    announcer.announce('Johan är här', 'people')
    announcer.announce('Johan har gått', 'people')
    expect(said).toEqual(['Amira är här'])
    vi.advanceTimersByTime(9_999)
    expect(said).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(said).toEqual(['Amira är här', 'Johan har gått'])
    announcer.announce('Lena är här', 'people')
    expect(said).toHaveLength(2)
    vi.advanceTimersByTime(10_000)
    expect(said.at(-1)).toBe('Lena är här')
  })

  test('is free again when nothing waited', () => {
    const { said, announcer } = listen()
    announcer.announce('Sparat', 'save')
    vi.advanceTimersByTime(10_000)
    announcer.announce('Sparat', 'save')
    expect(said).toEqual(['Sparat', 'Sparat'])
  })

  test('holds each kind apart', () => {
    const { said, announcer } = listen()
    announcer.announce('Sparat', 'save')
    announcer.announce('Amira är här', 'people')
    expect(said).toEqual(['Sparat', 'Amira är här'])
  })

  test('forgets what waits when it stops', () => {
    const { said, announcer } = listen()
    announcer.announce('Ett', 'x')
    announcer.announce('Två', 'x')
    announcer.stop()
    vi.advanceTimersByTime(60_000)
    expect(said).toEqual(['Ett'])
  })
})
