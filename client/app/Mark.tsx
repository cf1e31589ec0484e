/** The product's mark, in the colour of the text around it. */
export function Mark() {
  return (
    <svg viewBox="0 0 30 30" aria-hidden="true" className="ss-mark__sign">
      <rect width="30" height="30" rx="6" fill="currentColor" />
      <path d="M22 8.5h-9.2a3.2 3.2 0 0 0 0 6.4h4.6a3.2 3.2 0 0 1 0 6.5H8" fill="none" />
    </svg>
  )
}
