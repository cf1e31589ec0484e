import type { View } from '../../../schemas/records/editor-kit.ts'

/** Attributes that a view may set; whatever else a description asked for is left out, so that no script can come in this way. */
const ALLOWED =
  /^(class|type|role|title|alt|src|href|width|height|style|draggable|contenteditable|data-[\w-]+|aria-[\w-]+)$/

/** Draws a plain description as DOM. */
export function draw(view: View): Node {
  if (typeof view === 'string') return document.createTextNode(view)
  const [tag, attributes, ...children] = view
  const element = document.createElement(tag)
  setAttributes(element, attributes)
  for (const child of children) element.append(draw(child))
  return element
}

export function setAttributes(element: HTMLElement, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!ALLOWED.test(name)) continue
    if (name === 'style') element.style.cssText = value
    // A picture without words says so; without the attribute its address would be read aloud.
    else if (value !== '' || name === 'alt') element.setAttribute(name, value)
    else element.removeAttribute(name)
  }
}
