import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Is LibreOffice installed? */
export const hasOffice = ((): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** A Word file opened in LibreOffice and saved, as somebody does who has no Word. Without LibreOffice: the file as it is. */
export function throughOffice(file: Buffer): Buffer {
  if (!hasOffice) return file
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-office-'))
  try {
    const from = join(folder, 'kopia.docx')
    const out = join(folder, 'ut')
    writeFileSync(from, file)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const convert = ['--convert-to', 'docx:MS Word 2007 XML', '--outdir', out, from]
    execFileSync('soffice', ['--headless', profile, ...convert], { stdio: 'ignore', timeout: 240_000 })
    return readFileSync(join(out, 'kopia.docx'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
