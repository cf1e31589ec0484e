import { type ReactNode, useId } from 'react'

/** A part of the account page, with a heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section className="ss-sheet-surface ss-account-page__part" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  )
}
