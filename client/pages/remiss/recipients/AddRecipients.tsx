import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useState } from 'react'
import type { RecipientFields, RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { PanelTabs } from '../../../ui/PanelTabs.tsx'
import { useRemissAct } from '../queries.ts'
import type { Adding } from './adding.ts'
import { FromLists } from './FromLists.tsx'
import { FromRegister } from './FromRegister.tsx'
import { FromText } from './FromText.tsx'
import { PasteList } from './PasteList.tsx'
import { NO_RECIPIENT, RecipientFieldset } from './RecipientForm.tsx'

const { pages } = messages.remiss
const words = pages.adding

/** Puts recipients on the list: from the text, the register, a pasted list or a file, saved lists, or by hand. */
export function AddRecipients({ detail }: { detail: RemissDetail }) {
  const [way, setWay] = useState('forslag')
  const [told, setTold] = useState<string | null>(null)
  const { id: document } = detail.document
  const act = useRemissAct(document, detail.id, (recipients: (Partial<RecipientFields> & { name: string })[]) =>
    remissApi.add(document, detail.id, { recipients })
  )
  const adding: Adding = {
    detail,
    busy: act.isPending,
    add: (recipients, done) =>
      act.mutate([...recipients], {
        onSuccess: ({ added, known }) => {
          const { done: said } = pages.recipients
          const text = [added > 0 ? said.added(added) : '', known.length > 0 ? said.known(known.join(', ')) : '']
          setTold(text.filter(Boolean).join(' '))
          announce(text.join(' '), 'remiss')
          done?.()
        }
      })
  }
  const contents: [keyof typeof words.ways, ReactNode][] = [
    ['forslag', <FromText key="f" {...adding} />],
    ['register', <FromRegister key="r" {...adding} />],
    ['lista', <PasteList key="l" {...adding} />],
    ['sparad', <FromLists key="s" {...adding} />],
    ['hand', <ByHand key="h" {...adding} />]
  ]
  return (
    <section className="ss-sheet-surface ss-remiss-add" aria-labelledby="lagg-till">
      <h2 id="lagg-till">{words.title}</h2>
      {act.error && <ErrorNotice error={toApiError(act.error)} />}
      {told && (
        <Notice tone="success" onClose={() => setTold(null)}>
          {told}
        </Notice>
      )}
      <PanelTabs
        label={words.title}
        selected={way}
        onSelect={setWay}
        tabs={contents.map(([id, content]) => ({ id, label: words.ways[id], content }))}
      />
    </section>
  )
}

function ByHand({ add, busy }: Adding) {
  const [values, setValues] = useState<RecipientFields>(NO_RECIPIENT)
  return (
    <form
      className="ss-remiss-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (values.name.trim() !== '') add([values], () => setValues(NO_RECIPIENT))
      }}
    >
      <RecipientFieldset values={values} onChange={setValues} error={null} />
      <div className="ss-remiss__acts">
        <Button type="submit" loading={busy} disabled={values.name.trim() === ''}>
          {pages.fields.add}
        </Button>
      </div>
    </form>
  )
}
