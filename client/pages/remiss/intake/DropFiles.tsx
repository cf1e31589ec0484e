import { Button } from '@digdir/designsystemet-react'
import { UploadIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'

const words = messages.intake.page
const TYPES = '.docx,.pdf,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Takes files that are dropped or chosen, as many as there are. */
export function DropFiles({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is for everybody.
    <div
      className="ss-intake__drop"
      data-over={over || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <p>{over ? words.dropNow : words.drop}</p>
      <Button variant="secondary" onClick={() => input.current?.click()}>
        <UploadIcon aria-hidden />
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={TYPES}
        aria-label={words.input}
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          onFiles(files)
        }}
      />
    </div>
  )
}
