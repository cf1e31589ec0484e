import type { SynpunktRow } from '../../../../schemas/api/handling.ts'

/** Which revision of each synpunkt a person has seen. */
export type Seen = readonly { synpunkt: string; revision: number }[]

type Row = Pick<SynpunktRow, 'id' | 'revision'>

/**
 * One's own changes of synpunkter, so that nobody is in conflict with oneself: what is changed while the server still works on the change before waits for it, and
 * then counts as made upon what came of it.
 */
export class OwnChanges {
  readonly #underWay = new Map<string, Promise<unknown>>()
  /** Whoever saw a revision from `from` on, and changed it to `to`, has seen that too. */
  readonly #made = new Map<string, { from: number; to: number }>()

  /** Does `work`, which never throws, when everything under way about these synpunkter is done. */
  inTurn(ids: readonly string[], work: () => Promise<void>): Promise<void> {
    const before = ids.flatMap(id => this.#underWay.get(id) ?? [])
    const turn = before.length === 0 ? work() : Promise.all(before).then(work)
    for (const id of ids) this.#underWay.set(id, turn)
    return turn.finally(() => {
      for (const id of ids) if (this.#underWay.get(id) === turn) this.#underWay.delete(id)
    })
  }

  /** What a person has seen who was shown these rows. */
  seen(rows: readonly Row[]): Seen {
    return rows.map(({ id, revision }) => {
      const made = this.#made.get(id)
      return { synpunkt: id, revision: made && revision >= made.from && revision < made.to ? made.to : revision }
    })
  }

  /** A change has been stored, but for `conflicts`, which stand as somebody else left them. */
  saved(seen: Seen, rows: readonly Row[], conflicts: readonly string[]): void {
    const revisions = new Map(rows.map(({ id, revision }) => [id, revision]))
    for (const { synpunkt, revision } of seen) {
      const to = revisions.get(synpunkt)
      if (to === undefined || conflicts.includes(synpunkt)) continue
      const made = this.#made.get(synpunkt)
      this.#made.set(synpunkt, { from: made?.to === revision ? made.from : revision, to })
    }
  }
}
