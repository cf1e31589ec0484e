import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Dokument } from '../../../schemas/document/dokument.ts'
import type { Kommun } from '../../../schemas/register/kommun.ts'
import type { Template } from '../../../schemas/template/template.ts'
import { launchBrowser } from '../../helpers/browser.ts'
import type { BrowserFigures } from './page.ts'

/** Runs our binding and the stock Tiptap binding on the same page in the same browser, in turn, and keeps the better half of the rounds. */
export async function benchBrowser(
  given: { dokument: Dokument; template: Template; kommun: Kommun },
  rounds: number,
  keys: number
): Promise<{ ours: BrowserFigures; stock: BrowserFigures }> {
  const out = mkdtempSync(join(tmpdir(), 'styrskrift-bench-'))
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { dedupe: ['yjs'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: out,
      emptyOutDir: true,
      minify: true,
      lib: {
        entry: 'tests/bench/browser/page.ts',
        formats: ['iife'],
        name: 'bench',
        fileName: () => 'bench.js',
        cssFileName: 'bench'
      }
    }
  })
  const browser = await launchBrowser(['--js-flags=--expose-gc', '--enable-precise-memory-info'])
  try {
    const all = { ours: [] as BrowserFigures[], stock: [] as BrowserFigures[] }
    for (let round = 0; round < rounds; round++) {
      for (const kind of round % 2 ? (['stock', 'ours'] as const) : (['ours', 'stock'] as const)) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
        await page.setContent('<!doctype html><meta charset="utf-8"><body></body>')
        await page.addStyleTag({ content: readFileSync(join(out, 'bench.css'), 'utf8') })
        await page.addScriptTag({ content: readFileSync(join(out, 'bench.js'), 'utf8') })
        const call = `window.${kind === 'ours' ? 'benchOurs' : 'benchStock'}(${JSON.stringify(given)}, ${keys})`
        all[kind].push((await page.evaluate(call)) as BrowserFigures)
        await page.close()
      }
    }
    return { ours: merged(all.ours), stock: merged(all.stock) }
  } finally {
    await browser.close()
    rmSync(out, { recursive: true, force: true })
  }
}

const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN

function merged(rounds: readonly BrowserFigures[]): BrowserFigures {
  return {
    mount: median(rounds.map(r => r.mount)),
    memory: median(rounds.map(r => r.memory)),
    local: rounds.flatMap(r => r.local),
    remote: rounds.flatMap(r => r.remote),
    burst: rounds.flatMap(r => r.burst),
    move: rounds.flatMap(r => r.move)
  }
}
