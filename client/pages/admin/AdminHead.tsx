import type { ReactNode } from 'react'
import { useTitle } from '../../app/useTitle.ts'

interface AdminHeadProps {
  title: string
  /** A line under the title. */
  text: ReactNode
  /** What one can do. */
  children?: ReactNode
}

/** The head of a page for administrators. */
export function AdminHead({ title, text, children }: AdminHeadProps) {
  useTitle(title)
  return (
    <div className="ss-head">
      <div>
        <h1>{title}</h1>
        <p className="ss-sm">{text}</p>
      </div>
      {children && <div className="ss-head__acts">{children}</div>}
    </div>
  )
}
