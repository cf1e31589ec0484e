import { type Ansvar, type AnsvarKind, effectiveKind } from '../../../../../schemas/ansvar/ansvar.ts'
import { ansvarOf } from '../../../../../schemas/ansvar/of.ts'
import { fieldText } from '../../../../../schemas/text/stycke.ts'
import type { RecordHost } from '../../../../editor/commands/records.ts'
import type { PartySet } from './options.ts'

/** The ansvar of an insats as it is now; null when the insats is gone. */
export function currentAnsvar(host: RecordHost, id: string): Ansvar | null {
  const post = host.projection.reading.live.get(id)
  return post?.type === 'insats' ? ansvarOf(post, fieldText(host.projection.stycken(id, 'ansvarstillagg'))) : null
}

/** Each change is a step of the history of its own. */
function step(host: RecordHost, id: string, work: () => void): void {
  if (!host.writing.text(id)) return
  host.history.step()
  host.projection.records.change(work)
  host.history.step()
}

/** Adds a party to one of the sets; it leaves the other one. */
export function addParty(host: RecordHost, id: string, set: PartySet, party: string): void {
  const { records } = host.projection
  step(host, id, () => {
    records.removeMember(id, set === 'lead' ? 'partner' : 'lead', party)
    records.addMembers(id, set, [party])
  })
}

export function removeParty(host: RecordHost, id: string, set: PartySet, party: string): void {
  step(host, id, () => host.projection.records.removeMember(id, set, party))
}

/** Chooses a kind. The one that follows from the parties needs no mark: it goes on to follow them. */
export function chooseKind(host: RecordHost, id: string, kind: AnsvarKind): void {
  const now = currentAnsvar(host, id)
  if (!now || effectiveKind(now) === kind) return
  const follows = effectiveKind({ ...now, kind: null }) === kind
  step(host, id, () => host.projection.records.set(id, 'ansvarsform', follows ? undefined : kind))
}

/** Adds all that a line said: parties, kind, and the words after them. */
export function addAnsvar(host: RecordHost, id: string, read: Ansvar): void {
  const { records } = host.projection
  const tail = read.tail.trim()
  step(host, id, () => {
    for (const party of read.lead) records.removeMember(id, 'partner', party)
    for (const party of read.partners) records.removeMember(id, 'lead', party)
    records.addMembers(id, 'lead', read.lead)
    records.addMembers(id, 'partner', read.partners)
    if (read.kind === 'gemensamt') records.set(id, 'ansvarsform', 'gemensamt')
    if (tail === '') return
    const text = records.field(id, 'ansvarstillagg')
    text.insert(text.length, text.length > 0 ? ` ${tail}` : tail)
  })
}
