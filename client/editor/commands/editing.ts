import { keymap } from '@tiptap/pm/keymap'
import type { Plugin } from '@tiptap/pm/state'
import { findPlugin } from '../find/plugin.ts'
import { dragRecordsPlugin } from '../plugins/drag-records.ts'
import { heldSelectionPlugin } from '../plugins/held-selection.ts'
import { leafKeysPlugin } from '../plugins/leaf-keys.ts'
import { pageActionsPlugin } from '../plugins/page-actions.ts'
import { pastePlugin } from '../plugins/paste.ts'
import type { Observable } from '../session/emitter.ts'
import type { PageAction } from '../session/page-action.ts'
import { pageKeys } from './keymap.ts'
import type { RecordHost } from './records.ts'
import { toolKeys } from './tool-keys.ts'

/** Everything that answers to keys, paste, clicks and drags in the page. */
export function editingPlugins(host: RecordHost & { readonly action: Observable<PageAction | null> }): Plugin[] {
  return [
    keymap(pageKeys(host)),
    keymap(toolKeys(host)),
    leafKeysPlugin(),
    pastePlugin(host),
    pageActionsPlugin(host, host.action),
    dragRecordsPlugin(host),
    findPlugin(),
    heldSelectionPlugin()
  ]
}
