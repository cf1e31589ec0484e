import type { ReactNode } from 'react'

/** Signs that the icons of the tool lack, drawn on the same 24 by 24. */
const sign = (children: ReactNode) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

const LINES = <path d="M4 5h16M11 10h9M11 14h9M4 19h16" />

export const IndentIcon = () =>
  sign(
    <>
      {LINES}
      <path d="m4 9.5 3 2.5-3 2.5" />
    </>
  )

export const OutdentIcon = () =>
  sign(
    <>
      {LINES}
      <path d="m7 9.5-3 2.5 3 2.5" />
    </>
  )

export const TextIcon = () => sign(<path d="M4 6h16M4 10h16M4 14h16M4 18h9" />)

/** An x with a small 1, drawn: as text it would count as the visible name of the button. */
export const FootnoteIcon = () =>
  sign(
    <>
      <path d="m4 10 8 9M12 10l-8 9" />
      <path d="m16.5 6.5 2-1.5v6.5" />
    </>
  )
