import { ChevronDownIcon } from '@navikt/aksel-icons'
import { messages } from '../../../../schemas/messages/messages.ts'
import { MenuButton, MenuItem, MenuSection } from '../../../ui/Menu.tsx'
import { keyWords } from '../help/key-words.ts'
import { afterClosing } from './after-closing.ts'
import type { ToolState } from './tool-state.ts'
import type { Tool } from './tools.tsx'

const words = messages.toolbar

interface FormatMenuProps {
  state: ToolState
  tools: readonly Tool[]
  /** Gives the focus back to the page. */
  onDone: () => void
}

/** What the paragraph is, and what else it can be. Where there is nothing to choose it names the field. */
export function FormatMenu({ state, tools, onDone }: FormatMenuProps) {
  const now = formatName(state)
  const possible = tools.filter(tool => !tool.disabled)
  // The only kind there is, in text that is of that kind, is no choice.
  const choice = state.headings || (state.block !== null && state.block !== 'paragraph')
  return (
    <MenuButton
      className="ss-tool ss-tool--format"
      label={words.format(now)}
      isDisabled={!choice}
      placement="bottom start"
      face={
        <>
          <span className="ss-tool__name">{now}</span>
          <ChevronDownIcon aria-hidden />
        </>
      }
    >
      <MenuSection
        title={words.formatTitle}
        selected={state.block ?? undefined}
        onSelect={id => {
          const tool = possible.find(t => t.id === id)
          afterClosing(() => {
            tool?.run()
            onDone()
          })
        }}
      >
        {possible.map(tool => (
          <MenuItem key={tool.id} id={tool.id} shortcut={tool.keys && keyWords(tool.keys)}>
            {tool.label}
          </MenuItem>
        ))}
      </MenuSection>
    </MenuButton>
  )
}

/** "Rubrik 2", "Punktlista", or the name of a field that holds one kind of text alone. */
function formatName({ block, headings, field }: ToolState): string {
  if (block !== null && (headings || block !== 'paragraph')) return words.formats[block]
  return field || words.noText
}
