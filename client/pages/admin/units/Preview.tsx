import type { ImportPreview } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { focusFirst } from '../../../ui/focus-first.ts'

const words = messages.admin.units.importing

/** What an import would do: first what is wrong, since it is left out; then what is new and what changes. */
export function Preview({ name, preview }: { name: string; preview: ImportPreview }) {
  const { added, changed, wrong, unchanged, ignored } = preview
  return (
    <section className="ss-preview" aria-labelledby="forhandsvisning">
      <h3 key={preview.key} id="forhandsvisning" ref={focusFirst} tabIndex={-1}>
        {words.previewOf(name)}
      </h3>
      {added.length + changed.length + wrong.length === 0 && <p>{words.nothing}</p>}
      {wrong.length > 0 && (
        <Group title={words.wrong(wrong.length)} text={words.wrongText} tone="wrong">
          {wrong.map(row => (
            <li key={row.row}>
              <Row row={row.row} name={row.name} />
              {row.reasons.map(reason => (
                <p key={reason}>{reason}</p>
              ))}
            </li>
          ))}
        </Group>
      )}
      {added.length > 0 && (
        <Group title={words.added(added.length)}>
          {added.map(unit => (
            <li key={unit.row}>
              <Row row={unit.row} name={unit.name} />
              <p className="ss-muted">{messages.unitKinds[unit.kind]}</p>
            </li>
          ))}
        </Group>
      )}
      {changed.length > 0 && (
        <Group title={words.changed(changed.length)}>
          {changed.map(unit => (
            <li key={unit.row}>
              <Row row={unit.row} name={unit.name} />
              <dl>
                {unit.changes.map(change => (
                  <div key={change.field}>
                    <dt>{change.field}</dt>
                    <dd>
                      <span className="ss-vh">{words.before}: </span>
                      <del>{change.before || words.emptyValue}</del> <span aria-hidden>→</span>{' '}
                      <span className="ss-vh">{words.after}: </span>
                      <ins>{change.after || words.emptyValue}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </Group>
      )}
      {unchanged > 0 && <p className="ss-sm ss-muted">{words.unchanged(unchanged)}</p>}
      {ignored.length > 0 && <p className="ss-sm ss-muted">{words.ignored(ignored.join(', '))}</p>}
    </section>
  )
}

interface GroupProps {
  title: string
  text?: string
  tone?: 'wrong'
  children: React.ReactNode
}

function Group({ title, text, tone, children }: GroupProps) {
  return (
    <div className="ss-preview__group" data-tone={tone}>
      <h4>{title}</h4>
      {text && <p className="ss-sm">{text}</p>}
      <ul>{children}</ul>
    </div>
  )
}

function Row({ row, name }: { row: number; name: string }) {
  return (
    <p>
      <span className="ss-preview__row">
        {words.row} {row}
      </span>{' '}
      <strong>{name}</strong>
    </p>
  )
}
