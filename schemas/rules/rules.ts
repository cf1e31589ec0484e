import { messages } from '../messages/messages.ts'
import { tomBilaga } from '../records/bilaga/rules.ts'
import { definitionUtanAnvandning } from '../records/definition/rules.ts'
import { fokusomradeUtanInsats } from '../records/fokusomrade/rules.ts'
import { fotnotUtanHanvisning, hanvisningUtanFotnot } from '../records/footnote/rules.ts'
import { ansvarITexten, insatsUtanAnsvar, okandEnhet } from '../records/insats/rules.ts'
import { kontrollUtanSvar, tomUppgift, uppgiftFelForm } from '../records/metadata/rules.ts'
import { bildUtanAlternativtext } from '../records/picture/rules.ts'
import { rubrikniva } from '../records/prose/rules.ts'
import { tabellUtanInnehall, tabellUtanRubrikrad } from '../records/table/rules.ts'
import { checklistKey } from '../template/template.ts'
import { annanPeriod } from './annan-period.ts'
import { bindestreck } from './bindestreck.ts'
import { dubbeltOrd } from './dubbelt-ord.ts'
import { enhetsnamn } from './enhetsnamn.ts'
import { fieldNames, recordsIn } from './fields.ts'
import { forLangText } from './for-lang-text.ts'
import { forkortningUtanForklaring } from './forkortning-utan-forklaring.ts'
import { fortsatterInteUpptakten } from './fortsatter-inte-upptakten.ts'
import { frammandeBokstav } from './frammande-bokstav.ts'
import { RULES, type RuleId } from './ids.ts'
import { langMening } from './lang-mening.ts'
import { lix } from './lix.ts'
import { mellanslag } from './mellanslag.ts'
import { otydligLank } from './otydlig-lank.ts'
import { periodOlikaSkriven } from './period-olika-skriven.ts'
import { personnummer } from './personnummer.ts'
import { punktISlutet } from './punkt-i-slutet.ts'
import { rubrikAvvikerFranLista } from './rubrik-avviker-fran-lista.ts'
import type { Problem, Rule, RuleContext } from './rule.ts'
import { tomtFalt } from './tomt-falt.ts'
import { utanPlats } from './utan-plats.ts'
import { versalerIOrd } from './versaler-i-ord.ts'

/** Every rule. A new one is its file, a line here, its id in ids.ts and its words in the messages; the compiler demands them. */
export const RULE_LIST: Record<RuleId, Rule> = {
  'insats-utan-ansvar': insatsUtanAnsvar,
  'fokusomrade-utan-insats': fokusomradeUtanInsats,
  'tomt-falt': tomtFalt,
  'tom-uppgift': tomUppgift,
  'uppgift-fel-form': uppgiftFelForm,
  enhetsnamn,
  'okand-enhet': okandEnhet,
  'ansvar-i-texten': ansvarITexten,
  'fortsatter-inte-upptakten': fortsatterInteUpptakten,
  'punkt-i-slutet': punktISlutet,
  'period-olika-skriven': periodOlikaSkriven,
  'annan-period': annanPeriod,
  'rubrik-avviker-fran-lista': rubrikAvvikerFranLista,
  'forkortning-utan-forklaring': forkortningUtanForklaring,
  'lang-mening': langMening,
  lix,
  'for-lang-text': forLangText,
  'definition-utan-anvandning': definitionUtanAnvandning,
  'fotnot-utan-hanvisning': fotnotUtanHanvisning,
  'hanvisning-utan-fotnot': hanvisningUtanFotnot,
  'tabell-utan-innehall': tabellUtanInnehall,
  'tabell-utan-rubrikrad': tabellUtanRubrikrad,
  'bild-utan-alternativtext': bildUtanAlternativtext,
  'tom-bilaga': tomBilaga,
  'utan-plats': utanPlats,
  rubrikniva,
  'otydlig-lank': otydligLank,
  'dubbelt-ord': dubbeltOrd,
  mellanslag,
  bindestreck,
  'frammande-bokstav': frammandeBokstav,
  'versaler-i-ord': versalerIOrd,
  personnummer,
  'kontroll-utan-svar': kontrollUtanSvar
}

/** The short name of a rule, for lists and settings. */
export const titleOf = (rule: RuleId): string => messages.problems[rule].title

/** What is told about a rule that failed. */
export type OnFault = (rule: RuleId, fault: unknown) => void

/**
 * All problems of a document in reading order, as severe as its template says. It never throws: a rule that fails reports nothing,
 * and `onFault` is told. Texts that did not change since the last run are not read again, as long as their arrays are the same.
 */
export function checkDokument(context: RuleContext, onFault: OnFault = () => {}): Problem[] {
  return inReadingOrder(
    RULES.flatMap(rule => problemsOf(rule, context, onFault)),
    context
  )
}

/** The problems that one rule finds, as severe as the template says; none when it is switched off, or fails. */
export function problemsOf(rule: RuleId, context: RuleContext, onFault: OnFault): Problem[] {
  const severity = context.template.rules[rule] ?? RULE_LIST[rule].severity
  if (severity === 'av') return []
  try {
    return RULE_LIST[rule].check(context).map(finding => ({ rule, severity, ...finding }))
  } catch (fault) {
    onFault(rule, fault)
    return []
  }
}

/** By record, then field (what concerns the whole record first), then offset; what stands at one place in the order of the rules. */
export function inReadingOrder(problems: readonly Problem[], context: RuleContext): Problem[] {
  const wanted = new Set(problems.map(p => p.place.record))
  const keys = new Map<string, { record: number; fields: readonly string[] }>()
  let record = 0
  for (const { post, above } of recordsIn(context)) {
    if (wanted.has(post.id)) keys.set(post.id, { record, fields: orderOfFields(post, above.at(-1), context) })
    record++
  }
  const keyOf = ({ place }: Problem): readonly [number, number, number] => {
    const key = keys.get(place.record)
    const field = place.field === undefined ? -1 : (key?.fields.indexOf(place.field) ?? -1)
    return [key?.record ?? record, field, place.from ?? -1]
  }
  return problems
    .map(problem => ({ problem, key: keyOf(problem) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2])
    .map(({ problem }) => problem)
}

/** The items of the metadata box have their order from the template, whatever they hold, and the checks come last. */
function orderOfFields(...[post, parent, context]: Parameters<typeof fieldNames>): readonly string[] {
  if (post.type !== 'metadata') return fieldNames(post, parent, context)
  const { metadata, checklist } = context.template
  return [...metadata.map(item => item.key), ...checklist.map(check => checklistKey(check.key))]
}
