import type { ReactNode } from 'react'
import './empty-state.css'

interface EmptyStateProps {
  icon?: ReactNode
  title: string
  /** What to do, not only that there is nothing. */
  children: ReactNode
  actions?: ReactNode
}

/** Stands where a list would be, and says how it comes to hold something. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="ss-empty">
      {icon && <span className="ss-empty__icon">{icon}</span>}
      <p className="ss-empty__title">{title}</p>
      <div className="ss-empty__text">{children}</div>
      {actions && <div className="ss-empty__actions">{actions}</div>}
    </div>
  )
}
