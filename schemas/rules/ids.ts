/** Every problem rule, by id. A rule is a file under `schemas/rules`, or of one record type under `schemas/records/<type>/rules.ts`. */
export const RULES = [
  'insats-utan-ansvar',
  'fokusomrade-utan-insats',
  'tomt-falt',
  'tom-uppgift',
  'uppgift-fel-form',
  'enhetsnamn',
  'okand-enhet',
  'ansvar-i-texten',
  'fortsatter-inte-upptakten',
  'punkt-i-slutet',
  'period-olika-skriven',
  'annan-period',
  'rubrik-avviker-fran-lista',
  'forkortning-utan-forklaring',
  'lang-mening',
  'lix',
  'for-lang-text',
  'definition-utan-anvandning',
  'fotnot-utan-hanvisning',
  'hanvisning-utan-fotnot',
  'tabell-utan-innehall',
  'tabell-utan-rubrikrad',
  'bild-utan-alternativtext',
  'tom-bilaga',
  'utan-plats',
  'rubrikniva',
  'otydlig-lank',
  'dubbelt-ord',
  'mellanslag',
  'bindestreck',
  'frammande-bokstav',
  'versaler-i-ord',
  'personnummer',
  'kontroll-utan-svar'
] as const
export type RuleId = (typeof RULES)[number]

/** `fel` must be mended before the document is sent, `varning` should be looked at, `rad` is advice; `av` switches a rule off. */
export const SEVERITIES = ['fel', 'varning', 'rad', 'av'] as const
export type Severity = (typeof SEVERITIES)[number]
