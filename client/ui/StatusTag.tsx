import { Tag } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import './status-tag.css'

export type Tone = 'neutral' | 'accent' | 'info' | 'warning' | 'success' | 'danger'

interface StatusTagProps {
  tone?: Tone
  /** A state is never colour alone: it has an icon and a word. */
  icon: ReactNode
  children: string
}

/** The state of something, as an icon and a word. */
export function StatusTag({ tone = 'neutral', icon, children }: StatusTagProps) {
  return (
    <Tag className="ss-status-tag" data-tone={tone}>
      {icon}
      {children}
    </Tag>
  )
}
