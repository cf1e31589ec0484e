import { diffArrays } from 'diff'

/** A stretch of two wordings: in both, only in the one before, or only in the one after. */
export interface DiffPiece {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Words, runs of spaces, and each other sign by itself. */
const TOKENS = /[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu

/** As many differing words as are searched for the shortest difference; a text that was written anew is shown as one change. */
const MOST_EDITS = 1200

/**
 * What differs between two wordings, word by word. The pieces of `same` and `removed` together are `before`, those of `same` and `added` together are `after`,
 * and a removal stands before what was put in its place.
 */
export function wordDiff(before: string, after: string): DiffPiece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const found = diffArrays(before.match(TOKENS) ?? [], after.match(TOKENS) ?? [], { maxEditLength: MOST_EDITS })
  const pieces: DiffPiece[] = found
    ? found.map(({ value, added, removed }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join('')
      }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after }
      ]
  return joined(pieces.filter(piece => piece.text !== ''))
}

/** A single space between two changes belongs to the change: otherwise a rewritten sentence reads as a row of fragments. */
function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const out: DiffPiece[] = []
  let removed = ''
  let added = ''
  const flush = (): void => {
    if (removed !== '') out.push({ kind: 'removed', text: removed })
    if (added !== '') out.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'removed') removed += piece.text
    else if (piece.kind === 'added') added += piece.text
    else if (removed !== '' && added !== '' && /^\s$/u.test(piece.text) && isWhole(pieces, i)) {
      removed += piece.text
      added += piece.text
    } else {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') last.text += piece.text
      else out.push({ ...piece })
    }
  }
  flush()
  return out
}

/** Is the space at `i` followed by a removal and what replaces it? */
function isWhole(pieces: readonly DiffPiece[], i: number): boolean {
  const next = [pieces[i + 1]?.kind, pieces[i + 2]?.kind]
  return next.includes('removed') && next.includes('added')
}
