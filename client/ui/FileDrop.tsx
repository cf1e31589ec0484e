import { Button } from '@digdir/designsystemet-react'
import { UploadIcon } from '@navikt/aksel-icons'
import { type ReactNode, useRef, useState } from 'react'
import './file-drop.css'

interface FileDropProps {
  /** What the field of the files is called for those who do not see it. */
  label: string
  /** On the button. */
  choose: string
  /** Beside the button, and instead of it while files are held over it. */
  text: string
  textOver?: string
  /** Kinds of files that the computer's choice offers, as `accept` of an input. What is dropped can be of any kind. */
  accept: string
  multiple?: boolean
  icon?: ReactNode
  onFiles: (files: readonly File[]) => void
}

/** A place to drop files in, with a button that opens the computer's choice. The same file can be given again when it has been mended. */
export function FileDrop({ label, choose, text, textOver = text, accept, multiple, icon, onFiles }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const give = (files: FileList | null): void => {
    if (files && files.length > 0) onFiles([...files].slice(0, multiple ? undefined : 1))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is for everybody.
    <div
      className="ss-file-drop"
      data-over={over || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        give(event.dataTransfer.files)
      }}
    >
      <span aria-live="polite">{over ? textOver : text}</span>
      <Button variant="secondary" onClick={() => input.current?.click()}>
        {icon ?? <UploadIcon aria-hidden />}
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        hidden
        accept={accept}
        aria-label={label}
        onChange={event => {
          give(event.target.files)
          event.target.value = ''
        }}
      />
    </div>
  )
}
