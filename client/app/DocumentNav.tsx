import { Link } from 'wouter'
import { messages } from '../../schemas/messages/messages.ts'
import { paths } from './paths.ts'

const words = messages.remiss.pages.nav

/** The parts of a document, in the bar: its text, its remisser, and what came back from them. */
export function DocumentNav({ id, current }: { id: string; current: 'text' | 'remiss' | 'synpunkter' }) {
  return (
    <nav className="ss-nav ss-nav--document" aria-label={words.label}>
      <Link href={paths.document(id)} aria-current={current === 'text' ? 'page' : undefined}>
        {words.text}
      </Link>
      <Link href={paths.remiss(id)} aria-current={current === 'remiss' ? 'page' : undefined}>
        {words.remiss}
      </Link>
      <Link href={paths.handling(id)} aria-current={current === 'synpunkter' ? 'page' : undefined}>
        {messages.handling.title}
      </Link>
    </nav>
  )
}
