import { useEffect, useState } from 'react'
import { MOST_QUOTE } from '../../../schemas/comments/anchor.ts'
import type { Place } from '../../../schemas/remiss/place.ts'

export type TextPlace = Extract<Place, { kind: 'text' }>

/** What is selected in the text of the version; null when nothing is. What goes on in another field is left out. */
function selectedPlace(words: (record: string, field: string) => string | null): TextPlace | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const holder = fieldAt(range.startContainer)
  if (!holder) return null
  const { record = '', field = '' } = holder.dataset
  const text = words(record, field)
  if (text === null) return null
  const from = offsetAt(holder, range.startContainer, range.startOffset) ?? 0
  const to = holder.contains(range.endContainer)
    ? (offsetAt(holder, range.endContainer, range.endOffset) ?? text.length)
    : text.length
  if (to <= from) return null
  const end = Math.min(to, from + MOST_QUOTE, text.length)
  const quote = text.slice(from, end)
  return quote.trim() === '' ? null : { kind: 'text', record, field, from, to: end, quote }
}

const fieldAt = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-record][data-field]') ?? null

/** The offset in the flat text of a point in the page: within a stretch, or where the next one begins. */
function offsetAt(holder: HTMLElement, node: Node, offset: number): number | null {
  if (node.nodeType === Node.TEXT_NODE) {
    const stretch = node.parentElement?.closest<HTMLElement>('[data-at]')
    if (stretch) return Number(stretch.dataset.at) + offset
  }
  const point = document.createRange()
  point.setStart(node, offset)
  for (const stretch of holder.querySelectorAll<HTMLElement>('[data-at]')) {
    if (point.comparePoint(stretch, 0) >= 0) return Number(stretch.dataset.at)
  }
  return null
}

/** What is selected, as it changes. It stays while a button that acts on it is pressed. */
export function useSelectedPlace(words: (record: string, field: string) => string | null): {
  place: TextPlace | null
  clear: () => void
} {
  const [place, setPlace] = useState<TextPlace | null>(null)
  useEffect(() => {
    const look = (): void => {
      const inControl = document.activeElement?.closest('[data-keeps-selection]')
      if (!inControl) setPlace(selectedPlace(words))
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [words])
  const clear = (): void => {
    getSelection()?.removeAllRanges()
    setPlace(null)
  }
  return { place, clear }
}
