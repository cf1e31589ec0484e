import { PlusIcon } from '@navikt/aksel-icons'
import { messages } from '../../../../schemas/messages/messages.ts'
import { MenuButton, MenuItem, MenuSection } from '../../../ui/Menu.tsx'
import { afterClosing } from './after-closing.ts'
import type { Tool } from './tools.tsx'

/** What can be put among running text. */
export function InsertMenu({ tools }: { tools: readonly Tool[] }) {
  const words = messages.toolbar
  return (
    <MenuButton
      className="ss-tool"
      label={words.insert}
      icon={<PlusIcon aria-hidden />}
      iconOnly
      placement="bottom start"
      isDisabled={tools.every(tool => tool.disabled)}
    >
      <MenuSection title={words.insertHint}>
        {tools.map(tool => (
          <MenuItem key={tool.id} icon={tool.icon} onAction={() => afterClosing(tool.run)}>
            {tool.label}
          </MenuItem>
        ))}
      </MenuSection>
    </MenuButton>
  )
}
