import type { Row } from './model.ts'

interface NumbersProps {
  before: string
  rows: readonly Row[]
  onSynpunkt: (id: string) => void
}

/** Synpunkter by their numbers; each leads to it. */
export function Numbers({ before, rows, onSynpunkt }: NumbersProps) {
  return (
    <p className="ss-numbers">
      {before}{' '}
      {rows.map(({ s, body }) => (
        <button
          key={s.id}
          type="button"
          className="ss-numbers__one"
          title={body?.name}
          onClick={() => onSynpunkt(s.id)}
        >
          {s.number}
        </button>
      ))}
    </p>
  )
}
