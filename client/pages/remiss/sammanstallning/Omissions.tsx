import { Button, Textfield } from '@digdir/designsystemet-react'
import { EyeSlashIcon, TrashIcon } from '@navikt/aksel-icons'
import { type FormEvent, useState } from 'react'
import { type CompiledOverview, MOST_PASSAGE } from '../../../../schemas/api/sammanstallning.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { sammanstallningApi } from '../../../app/sammanstallning-api.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { useCompiledAct } from './queries.ts'

const words = messages.sammanstallning.page.omissions

interface OmissionsProps {
  id: string
  remiss: string
  overview: CompiledOverview
}

/** What is left out when the sammanställning is published: what is found by itself, what somebody has selected, and what to look through. */
export function Omissions({ id, remiss, overview }: OmissionsProps) {
  const [text, setText] = useState('')
  const omit = useCompiledAct(id, remiss, (passage: string) => sammanstallningApi.omit(id, remiss, passage))
  const keep = useCompiledAct(id, remiss, (omission: string) => sammanstallningApi.keep(id, remiss, omission))
  const error = omit.error ?? keep.error
  const { omissions, doubts, may } = overview
  const add = (passage: string): void =>
    omit.mutate(passage, {
      onSuccess: () => {
        announce(words.added, 'sammanstallning')
        if (passage === text.trim()) setText('')
      }
    })
  const forget = (): void => {
    omit.reset()
    keep.reset()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim().length > 1) add(text.trim())
  }
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.automatic}</p>
      <p>{words.byHand}</p>
      {error && <ErrorNotice error={toApiError(error)} onClose={forget} />}
      {omissions.length > 0 && (
        <ul className="ss-compiled__passages" aria-label={words.list}>
          {omissions.map(({ id: omission, text: passage }) => (
            <li key={omission}>
              <q>{passage}</q>
              {may.compile && (
                <IconButton
                  label={words.keep(passage.slice(0, 40))}
                  icon={<TrashIcon aria-hidden />}
                  onClick={() => keep.mutate(omission)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {may.compile && (
        <form className="ss-compiled__add" onSubmit={submit}>
          <Textfield
            label={words.add}
            description={words.addHint}
            value={text}
            maxLength={MOST_PASSAGE}
            onChange={event => setText(event.target.value)}
          />
          <Button type="submit" variant="secondary" loading={omit.isPending} disabled={text.trim().length < 2}>
            {!omit.isPending && <EyeSlashIcon aria-hidden />}
            {words.addButton}
          </Button>
        </form>
      )}
      <h3>{words.doubts(doubts.length)}</h3>
      <p>{doubts.length === 0 ? words.noDoubts : words.doubtsText}</p>
      {doubts.length > 0 && (
        // A list that can be long: it scrolls by itself, and can be reached by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        <section className="ss-compiled__doubts" aria-label={words.doubts(doubts.length)} tabIndex={0}>
          <ul>
            {doubts.map(doubt => (
              <li key={JSON.stringify(doubt)}>
                <div>
                  <p>
                    {doubt.before}
                    <mark>{doubt.found}</mark>
                    {doubt.after}
                  </p>
                  <p className="ss-sm ss-muted">
                    {words.kinds[doubt.kind]}
                    {doubt.answer !== null && `, ${words.inAnswer(doubt.answer)}`}
                    {doubt.synpunkt !== null && `, ${words.inSynpunkt(doubt.synpunkt)}`}
                  </p>
                </div>
                {may.compile && (
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    aria-label={words.omitFound(doubt.found)}
                    disabled={omit.isPending}
                    onClick={() => add(doubt.found)}
                  >
                    {words.omit}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}
