import { Button } from '@digdir/designsystemet-react'
import { messages } from '../../../schemas/messages/messages.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import './two-factor.css'

/** Recovery codes, to be kept: read off, copied, or saved as a file. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { setup } = messages.auth
  const text = `${codes.join('\n')}\n`
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    announce(setup.copied, 'codes')
  }
  return (
    <div className="ss-codes">
      <ul>
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="ss-codes__actions">
        {'clipboard' in navigator && (
          <Button type="button" variant="secondary" data-density="small" onClick={() => void copy()}>
            {setup.copy}
          </Button>
        )}
        <Button asChild variant="secondary" data-density="small">
          <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download={setup.file}>
            {setup.save}
          </a>
        </Button>
      </div>
    </div>
  )
}
