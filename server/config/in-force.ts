/** A setting as it is in force. `value` is null for a secret, and for what is not set. */
export interface SettingInForce {
  name: string
  secret: boolean
  isSet: boolean
  value: string | null
  source: 'command-line' | 'environment' | 'file' | 'default'
}

/** An address with a name or a password in it. */
const CREDENTIALS = /:\/\/[^/\s]*@/
const SECRET_NAME = /^DATABASE_URL$|_(?:TOKEN|SECRET|PASSWORD)$|_SMTP_URL$/

/**
 * Every setting with where its value comes from. `given`: what is set, by variable; `flags`: what the command line said; `defaults`: what
 * applies without; `all`: the environment, whose `…_FILE` say that a secret stands in a file.
 */
export function settingsInForce(
  names: readonly string[],
  given: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>>,
  defaults: Readonly<Record<string, string | undefined>>,
  all: Readonly<Record<string, string | undefined>>
): SettingInForce[] {
  return names.map(name => {
    const own = given[name]
    const inFile = !all[name]?.trim() && (all[`${name}_FILE`]?.trim() ?? '') !== ''
    const value = own ?? defaults[name]
    const secret = SECRET_NAME.test(name) || CREDENTIALS.test(value ?? '')
    const source =
      flags[name] !== undefined ? 'command-line' : inFile ? 'file' : own !== undefined ? 'environment' : 'default'
    return { name, secret, isSet: value !== undefined || inFile, value: secret ? null : (value ?? null), source }
  })
}
