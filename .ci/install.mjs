// Installs the packages of the lockfile when they are missing or older than it. Runs on any Node that npm runs on,
// before anything is installed: only built-in modules here.
import { execSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const installed = 'node_modules/.package-lock.json'
const current = () => existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs

if (!current()) {
  console.log('Installing packages (once) …')
  execSync('npm ci --no-audit --no-fund', { stdio: 'inherit' })
}
if (process.argv.includes('--for-tests')) {
  const { ensureChromium } = await import('./chromium.mjs')
  ensureChromium()
}
