import { FilesIcon } from '@navikt/aksel-icons'
import { useEffect, useState } from 'react'
import { dokument } from '../../../schemas/document/dokument.ts'
import { toDokument } from '../../../schemas/document/interchange.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { api } from '../../app/api.ts'
import { type MyText as Text, wordsOnlyHere } from '../../editor/review/my-text.ts'
import { nameOf, placeOf } from '../../editor/review/names.ts'
import { namingOf } from '../../editor/review/naming.ts'
import type { EditorSession } from '../../editor/session/session.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { copyText } from './panel/copyText.ts'

const words = messages.rights

/** What the person has written that the server did not take, field by field, so that nothing of it is lost from sight. */
export function MyText({ session }: { session: EditorSession }) {
  const [texts, setTexts] = useState<readonly Text[]>([])
  useEffect(() => {
    let current = true
    void textsOnlyHere(session).then(found => current && setTexts(found))
    return () => {
      current = false
    }
  }, [session])
  if (texts.length === 0) return null
  const copy = async (text: string): Promise<void> => {
    if (await copyText(text)) announce(words.copied, 'my-text')
  }
  return (
    <>
      <p>{words.myText}</p>
      <ul className="ss-mytext">
        {texts.map(text => {
          const place = nameOfPlace(session, text.record)
          return (
            <li key={`${text.record}:${text.field}`}>
              <div>
                <strong>{place}</strong>
                <p className="ss-mytext__words">{text.words}</p>
              </div>
              <IconButton
                label={words.copyText(place)}
                icon={<FilesIcon aria-hidden />}
                onClick={() => void copy(text.words)}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Compared with what the server has now; nothing when it cannot be read: then the whole text can be saved as a file. */
async function textsOnlyHere(session: EditorSession): Promise<Text[]> {
  try {
    const answer = await api.exportAs(session.open.id, 'json')
    const server = dokument.parse(await answer.json())
    return wordsOnlyHere(toDokument(session.doc, session.open.template.name), server)
  } catch {
    return []
  }
}

function nameOfPlace({ projection }: EditorSession, record: string): string {
  const { live, trash } = projection.reading
  const post = live.get(record) ?? trash.find(p => p.id === record)
  if (!post) return messages.editor.untitled
  const { kind, words: beginning } = nameOf(placeOf(post, live), namingOf(projection))
  return post.type === 'section' || !beginning ? kind : `${kind}, ${beginning}`
}
