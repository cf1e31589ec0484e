import type { MetadataItem } from '../../../../../schemas/template/template.ts'

/** What a field of the box of facts needs to be chosen. */
export interface ValueFieldProps {
  item: MetadataItem
  /** Empty when nothing is chosen. */
  value: string
  /** Stores another value; `undefined` empties it. */
  onChange: (value: string | undefined) => void
  onClose: () => void
}
