import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { referenceFile } from './made.ts'

/** Writes the Word file that the template riktlinje builds on: `node tests/word/reference/write.ts`. */
writeFileSync(join(import.meta.dirname, '../../../templates/riktlinje/reference.docx'), referenceFile())
