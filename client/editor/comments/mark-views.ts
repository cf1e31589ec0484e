import type { ProposedRun } from '../../../schemas/comments/proposal.ts'
import { messages } from '../../../schemas/messages/messages.ts'

const words = messages.comments

/** The new words of a proposal, with their formatting. A link is shown as one and leads nowhere. */
export function inserted(replacement: readonly ProposedRun[], thread: string, active: boolean): HTMLElement {
  const element = document.createElement('ins')
  element.className = 'ss-ins'
  element.dataset.thread = thread
  if (active) element.dataset.active = 'true'
  for (const run of replacement) {
    let node: Node = document.createTextNode(run.text.replaceAll('\n', ' ¶ '))
    for (const tag of [run.bold && 'strong', run.italic && 'em', run.link && 'u'])
      if (tag) {
        const around = document.createElement(tag)
        around.append(node)
        node = around
      }
    element.append(node)
  }
  return element
}

/** The two buttons beside a proposal in the text. */
export function proposalButtons(thread: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'ss-proposal__acts'
  element.append(
    button('proposal-accept', thread, words.accept, 'ss-proposal__b ss-proposal__b--yes'),
    button('proposal-reject', thread, words.reject, 'ss-proposal__b ss-proposal__b--no')
  )
  return element
}

/** The sign in the margin of a record that is commented as a whole. */
export function recordSign(thread: string, count: number, active: boolean): HTMLElement {
  const element = button('thread', thread, words.ofRecord(count), 'ss-comment-sign')
  if (active) element.dataset.active = 'true'
  if (count > 1) element.dataset.count = String(count)
  return element
}

function button(act: string, id: string, label: string, className: string): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = className
  element.dataset.act = act
  element.dataset.id = id
  element.setAttribute('aria-label', label)
  element.title = label
  element.contentEditable = 'false'
  return element
}
