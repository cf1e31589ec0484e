/** A place in the page that shows the number of a record. */
interface NumberPlace {
  textContent: string | null
}

/**
 * Shows the numbers of records in the page. Numbers are no part of the page's document: when records move, only the figures
 * change, and nothing is drawn again.
 */
export class NumberBoard {
  #numbers: ReadonlyMap<string, string> = new Map()
  readonly #places = new Map<string, NumberPlace>()

  /** The numbers as they are now. */
  show(numbers: ReadonlyMap<string, string>): void {
    for (const [id, place] of this.#places) {
      const number = numbers.get(id) ?? ''
      if (this.#numbers.get(id) !== number) place.textContent = number
    }
    this.#numbers = numbers
  }

  /** The number of a record has a place in the page from now on. */
  add(id: string, place: NumberPlace): void {
    this.#places.set(id, place)
    place.textContent = this.#numbers.get(id) ?? ''
  }

  /** The place is gone; another one may have taken over already. */
  remove(id: string, place: NumberPlace): void {
    if (this.#places.get(id) === place) this.#places.delete(id)
  }
}
