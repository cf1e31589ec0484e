import { Button } from '@digdir/designsystemet-react'
import { PlusIcon } from '@navikt/aksel-icons'
import { memo, useMemo, useSyncExternalStore } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Template } from '../../../../schemas/template/template.ts'
import { addInside } from '../../../editor/commands/records.ts'
import { Derived } from '../../../editor/review/derived.ts'
import { inSentence, typeName } from '../../../editor/review/names.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { MenuButton, MenuItem } from '../../../ui/Menu.tsx'
import { addSection, offeredSections } from './add-section.ts'
import { afterOverlay } from './afterOverlay.ts'

/** "Nytt fokusområde", or what the template calls it. */
function addLabel(type: 'fokusomrade' | 'insats', template: Template): string {
  const name = typeName(type, template)
  return name === messages.types[type] ? messages.editor.addNew[type] : messages.outline.add(inSentence(name))
}

interface AddInOutlineProps {
  session: EditorSession
  type: 'fokusomrade' | 'insats'
  /** The section at whose end it is added. */
  section: string
  onGo: () => void
}

/** Adds a fokusområde, or an insats where they stand directly in a section, at the end. */
export const AddInOutline = memo(function AddInOutline({ session, type, section, onGo }: AddInOutlineProps) {
  return (
    <Button
      className="ss-outline__add"
      variant="tertiary"
      data-density="small"
      onClick={() => afterOverlay(onGo, () => void addInside(session, type, section))}
    >
      <PlusIcon aria-hidden />
      {addLabel(type, session.open.template)}
    </Button>
  )
})

/** A menu of the sections of the template that can be added. */
export const AddSectionMenu = memo(function AddSectionMenu({
  session,
  template,
  onGo
}: {
  session: EditorSession
  template: Template
  onGo: () => void
}) {
  const derived = useMemo(
    () =>
      new Derived(
        [session.version],
        () => offeredSections(template, session.projection.reading),
        (before, after) => (before.length === after.length && before.every((s, i) => s === after[i]) ? before : after)
      ),
    [session, template]
  )
  const offered = useSyncExternalStore(derived.subscribe, derived.get)
  if (offered.length === 0) return null
  return (
    <div className="ss-outline__sections">
      <MenuButton
        label={messages.outline.addSection}
        icon={<PlusIcon aria-hidden />}
        size="small"
        placement="top start"
      >
        {offered.map(section => (
          <MenuItem key={section.key} onAction={() => afterOverlay(onGo, () => addSection(session, section))}>
            {section.heading ?? messages.outline.untitledSection}
          </MenuItem>
        ))}
      </MenuButton>
    </div>
  )
})
