import { type ChangeEvent, useRef, useState } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { api } from '../../../app/api.ts'
import { toApiError } from '../../../app/api-error.ts'
import { type InsertionPoint, insertPicture } from '../../../editor/commands/insert.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { announce } from '../../../ui/LiveRegion.tsx'

/** What has come of a chosen picture so far. */
export type PictureState =
  | { kind: 'none' }
  | { kind: 'working'; file: string }
  | { kind: 'failed'; error: { message: string; remedy: string } }

/** Lets a person choose a picture file, sends it to the server, and puts it into the page at a place that was chosen before. */
export function usePicture(session: EditorSession) {
  const [state, setState] = useState<PictureState>({ kind: 'none' })
  const input = useRef<HTMLInputElement>(null)
  const place = useRef<InsertionPoint | null>(null)

  const choose = (point: InsertionPoint): void => {
    place.current = point
    setState({ kind: 'none' })
    input.current?.click()
  }
  const chosen = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0]
    // The same file can be chosen once more.
    event.target.value = ''
    const point = place.current
    if (!file || !point) return
    setState({ kind: 'working', file: file.name })
    try {
      const picture = await api.uploadPicture(session.open.id, file)
      const id = insertPicture(session, point, picture)
      setState(id ? { kind: 'none' } : { kind: 'failed', error: messages.pictureUpload.placeGone })
      if (id) announce(messages.pictureUpload.done)
    } catch (error) {
      setState({ kind: 'failed', error: toApiError(error) })
    }
  }
  return { state, input, choose, chosen, dismiss: () => setState({ kind: 'none' }) }
}
