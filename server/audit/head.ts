import type { Head } from './chain.ts'

/** A head as it is noted elsewhere: `120:9f86d081…`. */
export const headText = ({ sequence, hash }: Head): string => `${sequence}:${hash}`

/** The head that a text says; null when it says none. */
export function parseHead(text: string): Head | null {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return sequence === undefined || hash === undefined ? null : { sequence: Number(sequence), hash }
}
