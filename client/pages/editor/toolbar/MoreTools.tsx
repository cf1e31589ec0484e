import { CheckmarkIcon, MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { messages } from '../../../../schemas/messages/messages.ts'
import { MenuButton, MenuItem, MenuSection } from '../../../ui/Menu.tsx'
import { keyWords } from '../help/key-words.ts'
import { afterClosing } from './after-closing.ts'
import type { Tool, ToolGroup } from './tools.tsx'

interface MoreToolsProps {
  groups: readonly ToolGroup[]
  onDone: () => void
}

/** The tools that have no room in the bar: none is lost in a narrow window. */
export function MoreTools({ groups, onDone }: MoreToolsProps) {
  const run = (tool: Tool | undefined): void =>
    afterClosing(() => {
      tool?.run()
      if (!tool?.leaves) onDone()
    })
  return (
    <MenuButton
      className="ss-tool"
      label={messages.toolbar.more}
      icon={<MenuElipsisHorizontalIcon aria-hidden />}
      iconOnly
      placement="bottom end"
    >
      {groups.map(group =>
        group.id === 'format' ? (
          <MenuSection
            key={group.id}
            title={group.title}
            selected={group.tools.find(tool => tool.pressed)?.id}
            onSelect={id => run(group.tools.find(tool => tool.id === id))}
          >
            {group.tools.map(tool => (
              <MenuItem key={tool.id} id={tool.id} isDisabled={tool.disabled}>
                {tool.label}
              </MenuItem>
            ))}
          </MenuSection>
        ) : (
          <MenuSection key={group.id} title={group.title}>
            {group.tools.map(tool => (
              <MenuItem
                key={tool.id}
                icon={tool.pressed ? <CheckmarkIcon aria-hidden /> : tool.icon}
                hint={tool.pressed ? messages.toolbar.on : undefined}
                shortcut={tool.keys && keyWords(tool.keys)}
                isDisabled={tool.disabled}
                onAction={() => run(tool)}
              >
                {tool.label}
              </MenuItem>
            ))}
          </MenuSection>
        )
      )}
    </MenuButton>
  )
}
