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

export const FootnoteIcon = () => (
  <span className="ss-tool__letter" aria-hidden="true">
    x<sup>1</sup>
  </span>
)
