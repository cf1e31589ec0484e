import type { Kommun } from '../../schemas/register/kommun.ts'
import { inRunningText, withCapital } from '../../schemas/register/running-name.ts'
import type { Answer, Body, BodyOutcome } from '../../schemas/remiss/sammanstallning.ts'
import type { Rows } from './rows.ts'

type Recipient = Rows['recipients'][number]

/** What tells one body from another: its unit, else its name. */
export const keyOf = (name: string, unit: string | null): string =>
  unit === null ? `namn ${name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')}` : `enhet ${unit}`

/**
 * Every body once: those on the list in its order, then those that answered unasked. A body that stands twice, or was registered as unasked although it is on the
 * list, is one. `bodyOf` gives the id of the body for a recipient.
 */
export function bodiesOf(rows: Rows): {
  bodies: (answers: readonly Answer[]) => Body[]
  bodyOf: (recipient: string) => string
} {
  const invited = rows.recipients.filter(r => r.origin !== 'spontan')
  const ordered = [...invited, ...rows.recipients.filter(r => r.origin === 'spontan')]
  const byName = new Map(ordered.map(r => [keyOf(r.name, null), r]).reverse() as [string, Recipient][])
  const groups = new Map<string, Recipient[]>()
  for (const recipient of ordered) {
    // An unasked answer may carry only a name: it is that of a body on the list where the names are the same.
    const named = byName.get(keyOf(recipient.name, null))
    const key = keyOf(recipient.name, recipient.unit ?? named?.unit ?? null)
    groups.set(key, [...(groups.get(key) ?? []), recipient])
  }
  const byRecipient = new Map(
    [...groups.values()].flatMap(group => group.map(r => [r.id, group[0]?.id ?? r.id] as const))
  )
  const bodyOf = (recipient: string): string => byRecipient.get(recipient) ?? recipient
  return {
    bodyOf,
    bodies: answers => {
      const joined = joinedIn(answers, rows.kommun)
      return [...groups.values()].flatMap(group => bodyFrom(group, answers, rows.remiss.last_day, joined))
    }
  }
}

/** The names of those that joined in the answer of another, with the name of that one, as it stands inside a sentence. */
function joinedIn(answers: readonly Answer[], kommun: Kommun): ReadonlyMap<string, string> {
  return new Map(
    answers.flatMap(({ together, bodyName }) =>
      together.map(name => [keyOf(name, null), inRunningText(bodyName, kommun)] as const)
    )
  )
}

function bodyFrom(
  group: readonly Recipient[],
  all: readonly Answer[],
  lastDay: string | null,
  joined: ReadonlyMap<string, string>
): Body[] {
  const first = group[0]
  if (!first) return []
  const answers = all.filter(answer => answer.body === first.id)
  const giving = answers.filter(answer => !answer.abstains)
  const abstained = answers.length > giving.length || group.some(r => r.abstained_at !== null)
  const gone = group.every(r => r.removed_at !== null)
  const with_ = giving.length > 0 || abstained ? null : (joined.get(keyOf(first.name, null)) ?? null)
  const outcome: BodyOutcome =
    giving.length > 0 || with_ !== null
      ? 'svarat'
      : abstained
        ? 'avstar'
        : gone
          ? 'aterkallad'
          : group.some(r => r.sent_at !== null)
            ? 'ej-svarat'
            : 'ej-utskickad'
  // A body that was written down as answering unasked, and has no answer yet, has done nothing.
  if (first.origin === 'spontan' && outcome !== 'svarat' && outcome !== 'avstar') return []
  const parts = answers.flatMap(answer => answer.parts.map(each => each.part))
  const position = parts.findLast(part => part.kind === 'stallningstagande')
  const decision = parts.findLast(part => part.kind === 'beslut')
  return [
    {
      id: first.id,
      name: withCapital(first.name),
      origin: first.origin === 'spontan' ? 'spontan' : 'inbjuden',
      outcome,
      joined: with_,
      lastDay: first.last_day ?? lastDay,
      extendedTo: group.find(r => r.extended_to !== null)?.extended_to ?? null,
      answeredOn: answers.map(answer => answer.on).sort()[0] ?? null,
      position: position?.position ?? null,
      words: position?.words ?? '',
      decision: decision ? { by: decision.by, date: decision.date, paragraph: decision.paragraph } : null,
      reservations: parts.flatMap(part =>
        part.kind === 'reservation' ? [{ form: part.form, by: part.by, text: part.text }] : []
      ),
      answers: answers.map(answer => answer.number),
      contact: first.contact,
      email: first.email,
      registrar: first.registrar
    }
  ]
}
