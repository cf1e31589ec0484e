import type { RefObject } from 'react'
import type { DraftOptions } from '../../../schemas/api/drafts.ts'
import type { Wanted } from '../../../schemas/draft/choices.ts'
import type { ReportLine } from '../../../schemas/draft/report.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { MenuItem, MenuPopover, MenuSection, MenuSeparator } from '../../ui/Menu.tsx'
import { choicesFor } from './choosing.ts'

const words = messages.importing

interface PlacementMenuProps {
  lines: readonly ReportLine[]
  options: DraftOptions
  /** Some of the lines are placed by the person: they can be as they were read. */
  canReset: boolean
  triggerRef: RefObject<HTMLElement | null>
  onPlace: (wanted: Wanted | null) => void
  onClose: () => void
}

/** What the lines can be placed as. */
export function PlacementMenu({ lines, options, canReset, triggerRef, onPlace, onClose }: PlacementMenuProps) {
  const groups = Map.groupBy(choicesFor(lines, options), choice => choice.group)
  return (
    <MenuPopover
      label={words.list.menu}
      triggerRef={triggerRef}
      isOpen
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      {canReset && <MenuItem onAction={() => onPlace(null)}>{words.list.asRead}</MenuItem>}
      {canReset && <MenuSeparator />}
      {[...groups].map(([group, choices]) => (
        <MenuSection key={group} title={words.groups[group]}>
          {choices.map(choice => (
            <MenuItem key={choice.id} onAction={() => onPlace(choice.wanted)}>
              {choice.label}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </MenuPopover>
  )
}
