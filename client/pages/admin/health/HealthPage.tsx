import { Button } from '@digdir/designsystemet-react'
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import type { Health } from '../../../../schemas/api/overview.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { formatWhen } from '../../../ui/formatDate.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { AdminHead } from '../AdminHead.tsx'
import { Loaded } from '../Loaded.tsx'
import { useHealth } from '../queries.ts'

const words = messages.admin.health

/** How the server and its data are. */
export function HealthPage() {
  const health = useHealth()
  return (
    <div className="ss-admin__main">
      <AdminHead title={words.title} text={words.explained}>
        <Button variant="secondary" loading={health.isFetching} onClick={() => void health.refetch()}>
          {!health.isFetching && <ArrowsCirclepathIcon aria-hidden />}
          {words.refresh}
        </Button>
      </AdminHead>
      <div className="ss-admin__stack">
        <Loaded query={health}>{data => <HealthFacts health={data} />}</Loaded>
      </div>
    </div>
  )
}

const TWO_DAYS = 2 * 24 * 60 * 60 * 1000

function HealthFacts({ health }: { health: Health }) {
  const { database, documents, people, connections, versions, lastBackup } = health
  const old = lastBackup !== null && Date.now() - Date.parse(lastBackup) > TWO_DAYS
  return (
    <>
      {(lastBackup === null || old) && (
        <Notice tone="warning">
          <p>
            <strong>
              {words.lastBackup}: {lastBackup === null ? words.noBackup : formatWhen(lastBackup)}
            </strong>
          </p>
          <p>
            {old && words.oldBackup} {words.noBackupText} {database.kind === 'postgres' && words.pgDump}
          </p>
        </Notice>
      )}
      <Facts
        title={words.storage}
        facts={[
          [words.database, versions.database],
          [words.size, sizeText(database.bytes)],
          ...(database.free === null ? [] : [[words.free, sizeText(database.free)] as const]),
          [words.lastBackup, lastBackup === null ? words.noBackup : formatWhen(lastBackup)],
          [words.documents, words.documentCount(documents.active, documents.archived)],
          [words.people, words.peopleCount(people.active, people.ended)],
          [
            words.refused,
            <>
              {health.refused} <span className="ss-sm ss-muted">{words.refusedHint}</span>
            </>
          ]
        ]}
      />
      <Facts
        title={words.operation}
        facts={[
          [words.version, versions.styrskrift],
          [words.node, versions.node],
          [words.migration, versions.migration],
          [words.startedAt, formatWhen(health.startedAt)],
          [words.connections, words.connectionCount(connections.connections, connections.documents)],
          [words.mail, health.mail.sends ? words.mailSends : words.mailKeeps]
        ]}
      />
    </>
  )
}

function Facts({ title, facts }: { title: string; facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <section className="ss-sheet-surface" aria-label={title}>
      <h2 className="ss-admin-facts__title">{title}</h2>
      <dl className="ss-admin-facts">
        {facts.map(([label, value]) => (
          <div key={label} className="ss-admin-facts__row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const UNITS = ['byte', 'kB', 'MB', 'GB', 'TB']

/** "3,4 MB" */
function sizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const number = (bytes / 1000 ** power).toLocaleString('sv-SE', { maximumFractionDigits: power < 2 ? 0 : 1 })
  return `${number} ${UNITS[power] ?? ''}`
}
