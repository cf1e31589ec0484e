import { Button, Checkbox } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import type { UnitFields, UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { adminApi } from '../api.ts'
import { useAdminChange, useAdminPeople, useUnits } from '../queries.ts'
import { UnitFieldset } from './UnitFieldset.tsx'
import { draftOf, fieldsOf, mergeDrafts, type UnitDraft } from './unit-draft.ts'

const words = messages.admin.units

interface UnitFormProps {
  /** Null: a new one. */
  unit: UnitRow | null
  units: readonly UnitRow[]
  onSaved: (unit: UnitRow) => void
}

/** What is known of a unit, to be changed. When somebody else has changed it meanwhile, what was written here stays. */
export function UnitForm({ unit, units, onSaved }: UnitFormProps) {
  const people = useAdminPeople().data?.people ?? []
  const fetched = useUnits()
  /** The state on which one began, and what has been written since. */
  const [base, setBase] = useState(unit)
  const [draft, setDraft] = useState<UnitDraft>(() => draftOf(unit))
  const [theirs, setTheirs] = useState<Partial<UnitDraft> | null>(null)
  const [keepName, setKeepName] = useState(true)
  const save = useAdminChange((fields: UnitFields) =>
    base ? adminApi.changeUnit(base.id, { ...fields, version: base.version, keepName }) : adminApi.createUnit(fields)
  )
  const end = useAdminChange((ended: boolean) => {
    if (!base) throw new Error('a unit that is not there cannot end')
    return ended ? adminApi.endUnit(base.id, base.version) : adminApi.reopenUnit(base.id, base.version)
  })
  const error = save.error ?? end.error
  const taken = (next: UnitRow): void => {
    setBase(next)
    setDraft(draftOf(next))
    setTheirs(null)
    setKeepName(true)
    announce(messages.admin.saved(next.name), 'save')
    onSaved(next)
  }
  /** What somebody else made of it is read, and put together with what stands here. */
  const takeTheirs = async (failure: unknown): Promise<void> => {
    if (!base || toApiError(failure).id !== 'andrad-under-tiden') return
    const now = (await fetched.refetch()).data?.units.find(u => u.id === base.id)
    if (!now) return
    const merged = mergeDrafts(draftOf(base), draft, draftOf(now))
    setBase(now)
    setDraft(merged.draft)
    setTheirs(merged.theirs)
    save.reset()
    end.reset()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate(fieldsOf(draft, base, people), { onSuccess: taken, onError: takeTheirs })
  }
  const renamed = base !== null && draft.name.trim() !== base.name && draft.name.trim() !== ''
  return (
    <>
      <form className="ss-admin-form" onSubmit={submit} noValidate>
        {theirs && (
          <Notice tone="warning">
            <p>
              <strong>{messages.admin.conflict.title}</strong>
            </p>
            <p>{messages.admin.conflict.text}</p>
          </Notice>
        )}
        {error && <ErrorNotice error={toApiError(error)} />}
        <UnitFieldset
          unit={base}
          units={units}
          people={people}
          draft={draft}
          onChange={change => setDraft(now => ({ ...now, ...change }))}
          wrong={error ? toApiError(error).fields : {}}
          theirs={theirs ?? {}}
          afterName={
            renamed && (
              <Checkbox
                label={words.form.keepName(base.name)}
                description={words.form.keepNameHint}
                checked={keepName}
                onChange={event => setKeepName(event.target.checked)}
              />
            )
          }
        />
        <div className="ss-admin-form__acts">
          <Button type="submit" loading={save.isPending}>
            {base ? words.form.save : words.form.create}
          </Button>
        </div>
      </form>
      {base && (
        <div className="ss-admin-more">
          {base.endedAt === null ? (
            <Confirm
              label={words.end}
              yes={words.endYes}
              isPending={end.isPending}
              onYes={() => end.mutate(true, { onSuccess: taken, onError: takeTheirs })}
            >
              <h3>{words.endTitle(base.name)}</h3>
              <p>{words.endText}</p>
            </Confirm>
          ) : (
            <Button
              variant="secondary"
              data-density="small"
              loading={end.isPending}
              onClick={() => end.mutate(false, { onSuccess: taken, onError: takeTheirs })}
            >
              {words.reopen}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
