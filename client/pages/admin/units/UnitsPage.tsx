import { Button } from '@digdir/designsystemet-react'
import { Buildings3Icon, FileExportIcon, FileImportIcon, PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { UnitList, UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { saveAnswer } from '../../../app/download.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { MenuButton, MenuItem } from '../../../ui/Menu.tsx'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { AdminHead } from '../AdminHead.tsx'
import { adminApi } from '../api.ts'
import { Loaded } from '../Loaded.tsx'
import { useUnits } from '../queries.ts'
import { SidePanel } from '../SidePanel.tsx'
import { ImportUnits } from './ImportUnits.tsx'
import { UnitForm } from './UnitForm.tsx'
import { UnitTable } from './UnitTable.tsx'

const words = messages.admin.units

/** What stands beside the table: a unit (its id), a new one, or a file that is read in. */
type Open = { unit: string } | 'new' | 'import' | null

/** The register: its units, changed beside the table, and files of them. */
export function UnitsPage() {
  const units = useUnits()
  const [open, setOpen] = useState<Open>(null)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const rows = units.data?.units ?? []
  const active = rows.filter(u => u.endedAt === null).length
  const shown = open !== null && typeof open === 'object' ? rows.find(u => u.id === open.unit) : undefined
  const openThe = (next: Open): void => {
    setDone(null)
    setOpen(next)
  }
  return (
    <div className="ss-admin__columns">
      <div className="ss-admin__main">
        <AdminHead title={words.title} text={units.data ? words.count(active, rows.length - active) : ' '}>
          <ExportUnits onFailure={setFailure} />
          <Button variant="secondary" onClick={() => openThe('import')}>
            <FileImportIcon aria-hidden />
            {words.import}
          </Button>
          <Button onClick={() => openThe('new')}>
            <PlusIcon aria-hidden />
            {words.add}
          </Button>
        </AdminHead>
        <div className="ss-admin__stack">
          {failure && <ErrorNotice error={failure} onClose={() => setFailure(null)} />}
          {done && (
            <Notice tone="success" onClose={() => setDone(null)}>
              {done}
            </Notice>
          )}
          <Loaded query={units}>
            {data => (
              <Register
                data={data}
                chosen={shown?.id}
                compact={open !== null}
                onChoose={unit => openThe({ unit: unit.id })}
              />
            )}
          </Loaded>
        </div>
      </div>
      {open === 'import' && (
        <SidePanel title={words.importing.title} onClose={() => setOpen(null)}>
          <ImportUnits
            onDone={text => {
              setDone(text)
              setOpen(null)
            }}
          />
        </SidePanel>
      )}
      {(open === 'new' || shown) && (
        <SidePanel title={shown?.name ?? words.newTitle} state={shown?.endedAt ?? ''} onClose={() => setOpen(null)}>
          <UnitForm
            key={shown?.id ?? ''}
            unit={shown ?? null}
            units={rows}
            onSaved={unit => setOpen({ unit: unit.id })}
          />
        </SidePanel>
      )}
    </div>
  )
}

interface RegisterProps {
  data: UnitList
  chosen: string | undefined
  compact: boolean
  onChoose: (unit: UnitRow) => void
}

function Register({ data, chosen, compact, onChoose }: RegisterProps) {
  return (
    <>
      {data.problems.length > 0 && (
        <Notice tone="warning">
          <p>
            <strong>{words.problems}</strong>
          </p>
          <ul className="ss-admin-list">
            {data.problems.map(problem => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <p>{words.problemsText}</p>
        </Notice>
      )}
      <section className="ss-sheet-surface" aria-label={words.list}>
        {data.units.length > 0 ? (
          <UnitTable units={data.units} chosen={chosen} compact={compact} onChoose={onChoose} />
        ) : (
          <EmptyState icon={<Buildings3Icon aria-hidden />} title={words.empty}>
            {words.emptyText}
          </EmptyState>
        )}
      </section>
    </>
  )
}

function ExportUnits({ onFailure }: { onFailure: (error: ApiError) => void }) {
  const [busy, setBusy] = useState(false)
  const save = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setBusy(true)
    try {
      await saveAnswer(await adminApi.exportUnits(format), `${words.file.name}.${format}`)
    } catch (error) {
      onFailure(toApiError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <MenuButton label={words.export} icon={<FileExportIcon aria-hidden />} variant="secondary" isDisabled={busy}>
      <MenuItem onAction={() => void save('xlsx')}>{words.exportXlsx}</MenuItem>
      <MenuItem onAction={() => void save('csv')}>{words.exportCsv}</MenuItem>
    </MenuButton>
  )
}
