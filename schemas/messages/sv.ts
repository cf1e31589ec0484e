import { admin } from './sv-admin.ts'
import { auditWords } from './sv-audit.ts'
import { accountWords } from './sv-auth.ts'
import { operatingWords } from './sv-cli.ts'
import { commentWords } from './sv-comments.ts'
import { editorWords } from './sv-editor.ts'
import { exportWords } from './sv-export.ts'
import { fileWords } from './sv-files.ts'
import { generalWords } from './sv-general.ts'
import { handling } from './sv-handling.ts'
import { helpWords } from './sv-help.ts'
import { importing } from './sv-import.ts'
import { intake } from './sv-intake.ts'
import { personalRemiss } from './sv-personal-remiss.ts'
import { problemWords } from './sv-problems.ts'
import { remiss, states } from './sv-remiss.ts'
import { sammanstallning } from './sv-sammanstallning.ts'
import { startWords } from './sv-start.ts'
import { svar } from './sv-svar.ts'
import { threadWords } from './sv-threads.ts'
import { versions } from './sv-versions.ts'

/**
 * Every text that a person meets, in Swedish. Another language is one more file of the type `Messages`.
 * Sentence case, plain words, verbs on buttons, no exclamation marks.
 */
export const sv = {
  lang: 'sv',
  ...generalWords,
  ...startWords,
  ...editorWords,
  ...helpWords,
  ...problemWords,
  ...commentWords,
  ...fileWords,
  ...operatingWords,
  ...accountWords,
  ...auditWords,
  admin,
  versions,
  importing,
  export: exportWords,
  wordThreads: threadWords,
  states,
  remiss,
  personalRemiss,
  svar,
  intake,
  handling,
  sammanstallning
}
