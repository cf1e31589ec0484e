import { Button } from '@digdir/designsystemet-react'
import { type KeyboardEvent, useEffect, useId, useMemo } from 'react'
import { type AnsvarKind, effectiveKind } from '../../../../../schemas/ansvar/ansvar.ts'
import { ansvarSentence } from '../../../../../schemas/ansvar/sentence.ts'
import { messages } from '../../../../../schemas/messages/messages.ts'
import type { PageAction } from '../../../../editor/session/page-action.ts'
import type { EditorSession } from '../../../../editor/session/session.ts'
import { announce } from '../../../../ui/LiveRegion.tsx'
import { Popover } from '../../../../ui/Popover.tsx'
import { useWatched } from '../../useSession.ts'
import { anchorOf } from '../anchor.ts'
import { addAnsvar, addParty, chooseKind, currentAnsvar, removeParty } from './change.ts'
import { kindChoices, type PartyOption, type PartySet } from './options.ts'
import { PartyField } from './PartyField.tsx'
import { TailField } from './TailField.tsx'

const words = messages.ansvarEditor

interface AnsvarPopoverProps {
  session: EditorSession
  action: PageAction
  onClose: () => void
}

/** Who is responsible for an insats, changed in place. Every change is in the document at once; there is nothing to save. */
export function AnsvarPopover({ session, action, onClose }: AnsvarPopoverProps) {
  useWatched(session.version)
  const { id } = action
  const { kommun } = session.projection.context
  const anchor = useMemo(() => anchorOf(action), [action])
  const ansvar = currentAnsvar(session, id)
  const gone = ansvar === null
  useEffect(() => {
    if (!gone) return
    announce(words.gone, 'gone')
    onClose()
  }, [gone, onClose])
  if (!ansvar) return null
  const add =
    (set: PartySet) =>
    (adds: PartyOption['adds']): void => {
      if ('party' in adds) addParty(session, id, set, adds.party)
      else addAnsvar(session, id, adds.ansvar)
    }
  const remove = (set: PartySet) => (party: string) => removeParty(session, id, set, party)
  const choices = kindChoices(ansvar, kommun)
  const sentence = ansvarSentence(ansvar, kommun)
  const no = session.projection.numbers.get(id)
  const title = no ? words.title(no) : words.titleWithoutNumber
  return (
    <Popover
      label={title}
      triggerRef={anchor}
      isOpen
      onOpenChange={open => !open && onClose()}
      className="ss-ansvar-pop"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside, which undo in the document. */}
      <div className="ss-form" onKeyDown={event => undoKeys(event, session)}>
        <h2>{title}</h2>
        <PartyField
          set="lead"
          members={ansvar.lead}
          kommun={kommun}
          autoFocus
          onAdd={add('lead')}
          onRemove={remove('lead')}
        />
        <PartyField
          set="partner"
          members={ansvar.partners}
          kommun={kommun}
          onAdd={add('partner')}
          onRemove={remove('partner')}
        />
        {choices.length > 1 && (
          <KindChoice
            choices={choices}
            chosen={effectiveKind(ansvar)}
            onChoose={kind => {
              chooseKind(session, id, kind)
              session.tellNow()
            }}
          />
        )}
        <TailField session={session} id={id} onEnter={onClose} />
        <div className="ss-preview">
          <h3>{words.preview}</h3>
          <p className={sentence === '' ? 'ss-muted' : undefined}>{sentence || words.previewEmpty}</p>
        </div>
        <div className="ss-form__end">
          <Button data-density="small" variant="secondary" onClick={onClose}>
            {words.done}
          </Button>
        </div>
      </div>
    </Popover>
  )
}

interface KindChoiceProps {
  choices: readonly AnsvarKind[]
  chosen: AnsvarKind
  onChoose: (kind: AnsvarKind) => void
}

function KindChoice({ choices, chosen, onChoose }: KindChoiceProps) {
  const name = useId()
  return (
    <fieldset className="ss-choices">
      <legend>{words.kind}</legend>
      {choices.map(kind => (
        <label key={kind}>
          <input type="radio" name={name} value={kind} checked={kind === chosen} onChange={() => onChoose(kind)} />
          {words.kinds[kind]}
        </label>
      ))}
    </fieldset>
  )
}

/** Undo and redo act on the document, unless a word is just being looked for. */
function undoKeys(event: KeyboardEvent, session: EditorSession): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const field = event.target
  if (field instanceof HTMLInputElement && field.getAttribute('role') === 'combobox' && field.value !== '') return
  const key = event.key.toLowerCase()
  if (key === 'z' && !event.shiftKey) session.history.undo()
  else if (key === 'y' || (key === 'z' && event.shiftKey)) session.history.redo()
  else return
  event.preventDefault()
}
