import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Makes axe-core known to the pages of a context. */
export const withAxe = (context: BrowserContext): Promise<unknown> => context.addInitScript({ path: AXE })

/** What axe finds on a page, as readable lines. What fades in is not seen before it has, so that is waited for. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    const ends = document.getAnimations().filter(each => each.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ends.map(each => each.finished))
  })
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults
  return results.violations.flatMap(v =>
    v.nodes.map(n => `${v.id}: ${n.target.join(' ')} — ${n.failureSummary?.split('\n')[1]?.trim() ?? v.help}`)
  )
}
