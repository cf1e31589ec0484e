import { footnoteKeys, sectionsOf } from '../../schemas/document/create.ts'
import { sectionId } from '../../schemas/document/ids.ts'
import { template } from '../../schemas/template/template.ts'

/** What a document's template means to the sync server. */
export interface TemplateFacts {
  /** Sections that the template demands. */
  protectedIds: ReadonlySet<string>
  /** The keys of its sections for footnotes. */
  footnoteKeys: ReadonlySet<string>
  /** The metadata item that is the diarienummer, where there is one. */
  diarienummer: string | null
}

/** Reads it from the template as it is kept beside the document; one that cannot be read protects nothing. */
export function templateFacts(json: string): TemplateFacts {
  const read = template.safeParse(parse(json))
  if (!read.success) return { protectedIds: new Set(), footnoteKeys: new Set(), diarienummer: null }
  return {
    protectedIds: new Set(
      sectionsOf(read.data)
        .filter(s => s.required)
        .map(s => sectionId(s.key))
    ),
    footnoteKeys: footnoteKeys(read.data),
    diarienummer: read.data.metadata.find(item => item.kind === 'diarienummer')?.key ?? null
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
