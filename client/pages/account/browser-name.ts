import { messages } from '../../../schemas/messages/messages.ts'

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrome\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari']
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, 'Windows'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux']
]

const named = (agent: string, names: typeof BROWSERS): string | undefined =>
  names.find(([form]) => form.test(agent))?.[1]

/** What people call a browser, by what it calls itself: `Edge på Windows`. */
export function browserName(agent: string | null): string {
  const { account } = messages.auth
  const browser = named(agent ?? '', BROWSERS)
  const system = named(agent ?? '', SYSTEMS)
  if (!browser && !system) return account.unknownBrowser
  return account.browser(browser ?? account.unknownBrowser, system ?? account.unknownSystem)
}
