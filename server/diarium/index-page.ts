import { messages } from '../../schemas/messages/messages.ts'
import { dateInWords } from '../../schemas/records/metadata/editor.ts'
import type { PackageIndex } from '../../schemas/remiss/diarium.ts'
import { sizeOf } from '../sammanstallning/word/size.ts'

const say = messages.sammanstallning.diarium

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** The index as a page that any browser opens, also from a disk, with links to the files. */
export function indexPage(index: PackageIndex): string {
  const groups = Map.groupBy(index.files, file => file.path.split('/')[0] ?? '')
  const rows = (files: PackageIndex['files']): string =>
    files
      .map(
        file =>
          `<tr><th scope="row"><a href="${hrefOf(file.path)}">${escaped(file.path.split('/').slice(1).join('/'))}</a></th><td>${escaped(file.what)}</td><td class="n">${sizeOf(file.bytes)}</td><td class="h">${file.sha256}</td></tr>`
      )
      .join('\n')
  const tables = [...groups].map(
    ([folder, files]) =>
      `<h2>${escaped(folder)}</h2>\n<table><thead><tr><th scope="col">${say.file}</th><th scope="col">${say.what}</th><th scope="col">${say.size}</th><th scope="col">SHA-256</th></tr></thead>\n<tbody>${rows(files)}</tbody></table>`
  )
  const missing =
    index.missing.length === 0
      ? `<p>${say.nothingMissing}</p>`
      : `<ul>${index.missing.map(text => `<li>${escaped(text)}</li>`).join('')}</ul>`
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(say.title(index.document.title))}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;color:#25333a;max-width:72rem;margin:2rem auto;padding:0 1rem}
h1,h2,th[scope=col]{color:#17545f}h1{line-height:1.2}a{color:#17545f}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #c3cfd0;font-weight:400;overflow-wrap:anywhere}
th[scope=col]{font-weight:600;border-bottom-width:2px}.n{white-space:nowrap}.h{font:12px/1.5 ui-monospace,monospace;max-width:20rem}
dt{font-weight:600}dd{margin:0 0 .4rem}
</style>
</head>
<body>
<h1>${escaped(say.title(index.document.title))}</h1>
<dl>
<dt>${say.kommun}</dt><dd>${escaped(index.kommun)}</dd>
${index.document.diarienummer === '' ? '' : `<dt>${say.diarienummer}</dt><dd>${escaped(index.document.diarienummer)}</dd>`}
<dt>${say.asOf}</dt><dd>${escaped(dateInWords(index.asOf))}</dd>
</dl>
<p>${say.howToCheck}</p>
<h2>${say.missing}</h2>
${missing}
${tables.join('\n')}
</body>
</html>
`
}
