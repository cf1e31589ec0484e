/** What the keys of the details of an entry in the audit log are called. One that is not here is shown as it is written. */
const KEYS: Readonly<Record<string, string>> = {
  administrator: 'administratör',
  areasFrom: 'områden förut',
  areasTo: 'områden nu',
  by: 'genom',
  bytes: 'storlek i byte',
  changed: 'ändrat',
  copy: 'kopia',
  ended: 'avslutad',
  file: 'fil',
  files: 'filer',
  form: 'form',
  format: 'format',
  from: 'förut',
  gone: 'borttaget',
  handedOver: 'dokument som lämnats över',
  hash: 'avtryck',
  kind: 'slag',
  late: 'sent',
  letter: 'brev',
  message: 'meddelande',
  messages: 'meddelanden',
  method: 'sätt',
  missing: 'saknas',
  number: 'nummer',
  omission: 'utelämnande',
  person: 'person',
  phrase: 'formulering',
  recipient: 'mottagare',
  recipients: 'mottagare',
  remiss: 'remiss',
  roles: 'roller',
  sent: 'skickade',
  sessions: 'inloggningar',
  sha256: 'avtryck',
  subject: 'vem',
  submission: 'svar',
  template: 'mall',
  threads: 'kommentarer',
  to: 'nu',
  twoFactor: 'tvåstegsinloggning',
  unit: 'enhet',
  variant: 'variant',
  version: 'version',
  was: 'förut',
  way: 'sätt',
  why: 'orsak'
}

const VALUES: Readonly<Record<string, string>> = {
  true: 'ja',
  false: 'nej',
  password: 'lösenord',
  oidc: 'kommunens inloggning',
  link: 'länk med e-post',
  self: 'personen själv',
  lank: 'länk',
  epost: 'e-post',
  word: 'Word-fil'
}

/** A detail of an entry in words; empty for one that says nothing. */
export function auditDetail(key: string, value: string | number | boolean | null): string {
  return value === null ? '' : `${KEYS[key] ?? key}: ${VALUES[String(value)] ?? value}`
}
