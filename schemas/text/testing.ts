import fc from 'fast-check'
import type { FieldKind } from './flat.ts'
import { FORMS, MAX_LIST_LEVEL, type Run, type Stycke } from './stycke.ts'

/** Arbitrary texts of fields for property tests: what people can write, and what only a newer version would. */

/** Letters of one to four bytes, and none that ends a paragraph. */
const words = fc.string({
  unit: fc.constantFrom('a', 'b', 'å', 'Ö', ' ', '-', '—', '\u00ad', '漢', '🌳'),
  minLength: 1,
  maxLength: 6
})

/** Attributes of a version that does not exist yet. */
const unknownAttributes = fc.dictionary(
  fc.constantFrom('farg', 'understrykning', 'kommentar'),
  fc.oneof(fc.constant(true), fc.integer(), fc.string({ maxLength: 3 }), fc.record({ id: fc.nat(9) })),
  { minKeys: 1, maxKeys: 2, noNullPrototype: true }
)
const rest = fc.option(unknownAttributes, { nil: undefined })
const flag = fc.option(fc.constant(true as const), { nil: undefined })

const link = fc.option(fc.constantFrom('https://exempel.se/a', 'mailto:a@exempel.se', 'tel:+4670'), { nil: undefined })

const plainRun: fc.Arbitrary<Run> = fc.record({ text: words, rest })
const markedRun: fc.Arbitrary<Run> = fc.record({ text: words, bold: flag, italic: flag, link, rest })
const embedRun: fc.Arbitrary<Run> = fc.oneof(
  fc.record({ footnote: fc.constantFrom('F1', 'fot_2', 'x-3'), rest }),
  fc.record({ br: fc.constant(true as const), rest }),
  fc.record({ unknown: fc.record({ karta: fc.string({ maxLength: 4 }) }), rest })
)

/** Without undefined entries, and with neighbours of the same look made one: the form in which a text is read. */
function normal(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs.map(clean)) {
    const last = out.at(-1)
    if (last && 'text' in last && 'text' in run && look(last) === look(run)) last.text += run.text
    else out.push(run)
  }
  return out
}

const clean = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T

/** All but the words, in an order that does not depend on who wrote the attributes. */
const look = ({ text: _text, ...others }: Run & { text?: string }): string =>
  JSON.stringify(others, (_key, value: unknown) =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  )

const paragraph: fc.Arbitrary<Stycke> = fc
  .record({
    form: fc.option(fc.constantFrom(...FORMS), { nil: undefined }),
    level: fc.option(fc.integer({ min: 1, max: MAX_LIST_LEVEL }), { nil: undefined }),
    runs: fc.array(fc.oneof(markedRun, markedRun, embedRun), { maxLength: 4 }).map(normal),
    rest
  })
  .map(clean)

const line = (run: fc.Arbitrary<Run>): fc.Arbitrary<Stycke[]> =>
  fc.array(fc.oneof(run, run, embedRun), { maxLength: 4 }).map(runs => [{ runs: normal(runs) }])

/** Texts of a field as they are read: with unknown attributes, unknown embeds, and every form of paragraph. */
export const anyStycken = (kind: FieldKind): fc.Arbitrary<Stycke[]> =>
  kind === 'line'
    ? line(plainRun)
    : kind === 'rich'
      ? line(markedRun)
      : fc.array(paragraph, { minLength: 1, maxLength: 5 })

/** Any delta at all that a shared text may hold: values that no version writes, newlines everywhere. */
export const anyDelta: fc.Arbitrary<{ insert: string | object; attributes: Record<string, unknown> }[]> = fc.array(
  fc.record({
    insert: fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'ö', '\n', ' ', '🌳'), minLength: 1, maxLength: 6 }),
      fc.constantFrom<object>({ fn: 'F1' }, { fn: 7 }, { br: true }, { br: false }, {}, { fn: 'F1', br: true }, [1])
    ),
    attributes: fc.dictionary(
      fc.constantFrom('bold', 'italic', 'link', 'b', 'i', 'farg', 'constructor', 'toString'),
      fc.oneof(
        fc.constant(true),
        fc.constant('li'),
        fc.constant({ href: 'https://exempel.se' }),
        fc.constant({ href: 'javascript:x' }),
        fc.integer({ min: -3, max: 12 }),
        fc.string({ maxLength: 3 })
      ),
      { maxKeys: 3, noNullPrototype: true }
    )
  }),
  { maxLength: 6 }
)
