import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../.ci/chromium.mjs'

/** A browser for tests; the tests demand one, `.ci/install.mjs` installs it. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error(
      'The browser tests need Chromium or Chrome: install the package "chromium", or set CHROMIUM_PATH to a browser.'
    )
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more
    ]
  })
}

/** Collects what a page reports as a fault: console errors and uncaught exceptions fail a test. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', error => faults.push(`exception: ${error.message}`))
  page.on('console', message => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  return faults
}
