/** Every problem rule, by id. A rule is a file under `schemas/rules`, or of one record type under `schemas/records/<type>/rules.ts`. */
export const RULES = [
  'insats-utan-ansvar',
  'fokusomrade-utan-insats',
  'tomt-falt',
  'tom-uppgift',
  'enhetsnamn',
  'okand-enhet',
  'fortsatter-inte-upptakten',
  'punkt-i-slutet',
  'period-olika-skriven',
  'rubrik-avviker-fran-lista',
  'forkortning-utan-forklaring',
  'lang-mening',
  'lix',
  'for-lang-text',
  'definition-utan-anvandning',
  'fotnot-utan-hanvisning',
  'tabell-utan-innehall',
  'bild-utan-alternativtext',
  'tom-bilaga',
  'kontroll-utan-svar'
] as const
export type RuleId = (typeof RULES)[number]

/** `fel` must be mended before the document is sent, `varning` should be looked at, `rad` is advice; `av` switches a rule off. */
export const SEVERITIES = ['fel', 'varning', 'rad', 'av'] as const
export type Severity = (typeof SEVERITIES)[number]
