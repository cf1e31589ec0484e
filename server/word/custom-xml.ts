import { changePart, type Parts } from './parts.ts'

const CUSTOM = 'http://schemas.openxmlformats.org/officeDocument/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

export interface CustomXml {
  /** The name of its only element. */
  root: string
  namespace: string
  /** What Word knows it by: a GUID of its own. */
  item: string
}

/**
 * Puts JSON into a finished package as a part of custom XML (ISO/IEC 29500-1, 15.2.5), which Word and LibreOffice keep when they save. The two
 * letters that JSON may hold and XML may not are written as JSON can also write them.
 */
export function addCustomXml(parts: Parts, { root, namespace, item }: CustomXml, text: string): void {
  const json = text.replaceAll('\uFFFE', '\\uFFFE').replaceAll('\uFFFF', '\\uFFFF')
  const escaped = json.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const number = [...parts.keys()].filter(name => /^customXml\/item\d+\.xml$/.test(name)).length + 1
  parts.set(`customXml/item${number}.xml`, `${HEAD}<${root} xmlns="${namespace}">${escaped}</${root}>`)
  parts.set(
    `customXml/itemProps${number}.xml`,
    `${HEAD}<ds:datastoreItem ds:itemID="${item}" xmlns:ds="${CUSTOM}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`
  )
  parts.set(
    `customXml/_rels/item${number}.xml.rels`,
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${CUSTOM}/relationships/customXmlProps" Target="itemProps${number}.xml"/></Relationships>`
  )
  changePart(parts, 'word/_rels/document.xml.rels', xml => {
    const next = Math.max(0, ...[...xml.matchAll(/\bId="rId(\d+)"/g)].map(m => Number(m[1]))) + 1
    const own = `<Relationship Id="rId${next}" Type="${CUSTOM}/relationships/customXml" Target="../customXml/item${number}.xml"/>`
    return xml.replace('</Relationships>', `${own}</Relationships>`)
  })
  changePart(parts, '[Content_Types].xml', xml =>
    xml.replace(
      '</Types>',
      `<Override PartName="/customXml/itemProps${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`
    )
  )
}
