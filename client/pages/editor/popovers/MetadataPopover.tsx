import { useMemo } from 'react'
import type { PageAction } from '../../../editor/session/page-action.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { Popover } from '../../../ui/Popover.tsx'
import { useWatched } from '../useSession.ts'
import { anchorOf } from './anchor.ts'
import { ChoiceField } from './metadata/ChoiceField.tsx'
import { DateField } from './metadata/DateField.tsx'
import { UnitField } from './metadata/UnitField.tsx'
import type { ValueFieldProps } from './metadata/value-field.ts'

interface MetadataPopoverProps {
  session: EditorSession
  action: PageAction
  onClose: () => void
}

/** Chooses a date, one of several words, or a unit for the box of facts. */
export function MetadataPopover({ session, action, onClose }: MetadataPopoverProps) {
  useWatched(session.version)
  const anchor = useMemo(() => anchorOf(action), [action])
  const { template, kommun } = session.projection.context
  const item = template.metadata.find(other => other.key === action.key)
  if (!item) return null
  const stored = session.projection.reading.metadata.data[item.key]
  const value = typeof stored === 'string' ? stored : ''
  const change = (next: string | undefined): void => {
    if ((next ?? '') === value) return
    session.history.step()
    session.projection.records.set(action.id, item.key, next)
    session.history.step()
  }
  const field: ValueFieldProps = { item, value, onChange: change, onClose }
  return (
    <Popover
      label={item.label}
      triggerRef={anchor}
      isOpen
      onOpenChange={open => !open && onClose()}
      className="ss-value-pop"
    >
      <div className="ss-form">
        <h2>{item.label}</h2>
        {item.guidance && <p className="ss-muted ss-sm">{item.guidance}</p>}
        {item.kind === 'date' && <DateField {...field} />}
        {item.kind === 'choice' && <ChoiceField {...field} />}
        {item.kind === 'unit' && <UnitField {...field} kommun={kommun} />}
      </div>
    </Popover>
  )
}
