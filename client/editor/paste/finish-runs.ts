import type { PastedRun } from './blocks.ts'
import { collapse, ordinarySpaces } from './spaces.ts'

interface Wishes {
  heading: boolean
  item: boolean
  /** Letters at the beginning that draw a bullet or a number. */
  lead: RegExp | null
}

/**
 * The letters of a paragraph as they shall stand: ordinary spaces, none at its ends, and as few runs as there are looks. Two line
 * breaks in a row divide running text into paragraphs. Nothing, when there is nothing to read.
 */
export function finishRuns(runs: readonly PastedRun[], { heading, item, lead }: Wishes): PastedRun[][] {
  const out: PastedRun[][] = []
  const divides = !heading && !item
  let part: PastedRun[] = []
  let breaks = 0
  const end = (): void => {
    const done = trimmed(part, heading)
    if (done.length > 0) out.push(done)
    part = []
  }
  for (const run of lead ? withoutLead(runs, lead) : runs) {
    if ('br' in run) {
      breaks++
      if (divides && breaks === 2) end()
      else part.push(run)
      continue
    }
    if (run.text.trim() !== '') breaks = 0
    part.push(run)
  }
  end()
  return out
}

function withoutLead(runs: readonly PastedRun[], lead: RegExp): PastedRun[] {
  let left = lead.exec(runs.map(run => ('br' in run ? '\n' : run.text)).join(''))?.[0].length ?? 0
  return runs.map(run => {
    if ('br' in run || left === 0) return run
    const cut = Math.min(left, run.text.length)
    left -= cut
    return { ...run, text: run.text.slice(cut) }
  })
}

/** Spaces are judged over the whole paragraph: what stands before one may have another look than what stands after it. */
function trimmed(runs: readonly PastedRun[], heading: boolean): PastedRun[] {
  const out: PastedRun[] = []
  let before = ' '
  for (const run of runs) {
    if ('br' in run) {
      dropSpaceAtEnd(out)
      if (out.length > 0) out.push(run)
      before = ' '
      continue
    }
    let text = collapse(run.text.normalize('NFC'))
    if (/\s$/.test(before)) text = text.replace(/^\s+/, '')
    if (text === '') continue
    before = text
    add(out, { ...run, text, bold: run.bold && !heading })
  }
  for (let last = out.at(-1); last; last = out.at(-1)) {
    if (!('br' in last) && last.text.trim() !== '') break
    out.pop()
  }
  dropSpaceAtEnd(out)
  return withOrdinarySpaces(out)
}

function add(runs: PastedRun[], run: Exclude<PastedRun, { br: true }>): void {
  const last = runs.at(-1)
  const same = last && 'text' in last && last.bold === run.bold && last.italic === run.italic && last.href === run.href
  if (same) last.text += run.text
  else runs.push({ ...run })
}

function dropSpaceAtEnd(runs: PastedRun[]): void {
  const last = runs.at(-1)
  if (!last || 'br' in last) return
  last.text = last.text.trimEnd()
  if (last.text === '') runs.pop()
}

function withOrdinarySpaces(runs: readonly PastedRun[]): PastedRun[] {
  const whole = ordinarySpaces(runs.map(run => ('br' in run ? '\n' : run.text)).join(''))
  let at = 0
  return runs.map(run => {
    const length = 'br' in run ? 1 : run.text.length
    const text = whole.slice(at, at + length)
    at += length
    return 'br' in run ? run : { ...run, text }
  })
}
