// The browser of the browser tests: CHROMIUM_PATH, an installed Chromium or Chrome, or Debian's package.
import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Path of a usable browser, or null. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : null
  for (const dir of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) if (dir && existsSync(join(dir, name))) return join(dir, name)
  }
  return existsSync(MAC) ? MAC : null
}

/** Finds or installs a browser; ends the program with one line that says what to install when none can be had. */
export function ensureChromium() {
  if (findChromium()) return
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Installing chromium (Debian package, for the browser tests) …')
    try {
      execSync(
        'apt-get install -y --no-install-recommends chromium || (apt-get update && apt-get install -y --no-install-recommends chromium)',
        {
          stdio: ['ignore', 'ignore', 'ignore'],
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
        }
      )
    } catch {
      // Said below, in one line.
    }
  }
  if (findChromium()) return
  console.error(
    'The browser tests need Chromium or Chrome: install the package "chromium", or set CHROMIUM_PATH to a browser.'
  )
  process.exit(1)
}
