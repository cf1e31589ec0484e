import type { ExportChoice } from '../../schemas/api/export.ts'
import { api } from './api.ts'

/**
 * Fetches the document as a file and hands it to the browser's downloads. Fetched first, so that an error can be shown instead of
 * being saved as a file.
 * @throws ApiError
 */
export async function downloadDocument(id: string, format: 'json' | 'docx', title: string): Promise<void> {
  await saveAnswer(await api.exportAs(id, format), `${title}.${format}`)
}

/** The same for a file that somebody has chosen more about. @throws ApiError */
export async function downloadChosen(id: string, choice: ExportChoice, title: string): Promise<void> {
  await saveAnswer(await api.exportChosen(id, choice), `${title}.${choice.format}`)
}

/** Hands what the server answered with to the browser's downloads, under the name that it gave. */
export async function saveAnswer(answer: Response, otherwise: string): Promise<void> {
  const name = fileNameOf(answer.headers.get('content-disposition')) ?? otherwise
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The file name of a Content-Disposition header (RFC 6266), the extended form before the plain one. */
export function fileNameOf(header: string | null): string | undefined {
  const extended = header?.match(/filename\*=UTF-8''([^;\s]+)/iu)?.[1]
  if (extended) {
    try {
      return decodeURIComponent(extended)
    } catch {
      return undefined
    }
  }
  return header?.match(/filename="([^"]+)"/iu)?.[1] ?? header?.match(/filename=([^;\s]+)/iu)?.[1]
}
