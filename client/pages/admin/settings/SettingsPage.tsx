import type { SettingRow } from '../../../../schemas/api/overview.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { AdminHead } from '../AdminHead.tsx'
import { Loaded } from '../Loaded.tsx'
import { useSettings } from '../queries.ts'

const words = messages.admin.settings

/** What each setting is for; one that has no words here goes by its variable alone. */
const about = (name: string): string => (words.about as Readonly<Record<string, string>>)[name] ?? ''

const COLUMNS: readonly DataColumn<SettingRow>[] = [
  {
    id: 'name',
    label: words.name,
    sort: s => s.name,
    cell: s => (
      <>
        <span>{about(s.name) || s.name}</span>
        {about(s.name) && (
          <div>
            <code className="ss-sm ss-muted">{s.name}</code>
          </div>
        )}
      </>
    )
  },
  { id: 'value', label: words.value, cell: shownValue },
  {
    id: 'source',
    label: words.source,
    nowrap: true,
    sort: s => words.sources[s.source],
    cell: s => (s.isSet ? words.sources[s.source] : '')
  }
]

function shownValue(setting: SettingRow) {
  if (setting.secret) return setting.isSet ? words.secretSet : <span className="ss-muted">{words.missing}</span>
  if (!setting.isSet) return <span className="ss-muted">{words.notSet}</span>
  return <code>{setting.value}</code>
}

/** The settings that are in force. They are changed where the server runs. */
export function SettingsPage() {
  const settings = useSettings()
  return (
    <div className="ss-admin__main">
      <AdminHead title={words.title} text={words.explained} />
      <div className="ss-admin__stack">
        <Loaded query={settings}>
          {data => (
            <section className="ss-sheet-surface" aria-label={words.list}>
              <DataTable caption={words.list} columns={COLUMNS} rows={data.settings} rowId={s => s.name} />
            </section>
          )}
        </Loaded>
      </div>
    </div>
  )
}
