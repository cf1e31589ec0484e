import { Button } from '@digdir/designsystemet-react'
import { ShieldCheckmarkIcon } from '@navikt/aksel-icons'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { adminApi } from '../api.ts'
import { useAdminChange } from '../queries.ts'

const words = messages.admin.audit

/** Walks the chain and says in plain words whether it is whole. */
export function VerifyAudit() {
  const verify = useAdminChange(adminApi.verifyAudit)
  const { data } = verify
  return (
    <div className="ss-admin-form">
      <div className="ss-admin-form__acts">
        <Button variant="secondary" loading={verify.isPending} onClick={() => verify.mutate(undefined)}>
          {!verify.isPending && <ShieldCheckmarkIcon aria-hidden />}
          {verify.isPending ? words.verifying : words.verify}
        </Button>
      </div>
      {verify.error && <ErrorNotice error={toApiError(verify.error)} />}
      {data && !data.broken && (
        <Notice tone="success">
          <p>
            <strong>{words.whole(data.sound)}</strong>
          </p>
          {data.sound > 0 && (
            <p className="ss-sm">
              {words.head} <code>{data.head}</code>
            </p>
          )}
        </Notice>
      )}
      {data?.broken && (
        <Notice tone="danger">
          <p>
            <strong>{words.broken}</strong>
          </p>
          <p>{data.broken.message}</p>
          <p>{words.brokenText(data.sound)}</p>
        </Notice>
      )}
    </div>
  )
}
