import { useMemo, useSyncExternalStore } from 'react'
import type { Post } from '../../../schemas/document/reading.ts'
import type { Area } from '../../app/area.ts'
import { type Naming, nameOf, sectionTitle } from '../../editor/review/names.ts'
import { namingOf } from '../../editor/review/naming.ts'
import type { EditorSession } from '../../editor/session/session.ts'

/** The sections of the document with their fokusområden, as areas that can be given to somebody. The same array until one of them changes. */
export function useAreas(session: EditorSession): readonly Area[] {
  const get = useMemo(() => {
    let known: { words: string; areas: readonly Area[] } | null = null
    return () => {
      const areas = areasOf(session)
      const words = JSON.stringify(areas)
      if (known?.words !== words) known = { words, areas }
      return known.areas
    }
  }, [session])
  return useSyncExternalStore(session.version.subscribe, get)
}

/** "2 Tidig upptäckt", and for one without a title what it is: "Fokusområde 2". */
function titleOf(post: Post, naming: Naming): string {
  const { kind, words } = nameOf(post, naming)
  return words ? `${naming.numbers.get(post.id) ?? ''} ${words}`.trim() : kind
}

function areasOf({ projection }: EditorSession): Area[] {
  const naming = namingOf(projection)
  const area = (post: Post): Area => {
    const title = post.type === 'section' ? sectionTitle(post, naming) : titleOf(post, naming)
    return { id: post.id, title, under: post.children.filter(child => child.type === 'fokusomrade').map(area) }
  }
  return projection.reading.sections.map(area)
}
