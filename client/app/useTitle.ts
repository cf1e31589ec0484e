import { useEffect } from 'react'
import { messages } from '../../schemas/messages/messages.ts'

/** Names the page in the window's title: "Dokument – Styrskrift". */
export function useTitle(page: string): void {
  useEffect(() => {
    document.title = page ? messages.ui.pageTitle(page) : messages.app.name
  }, [page])
}
