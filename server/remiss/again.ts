import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { waitAgain } from '../mail/outbox.ts'
import type { RemissEntry, Remissing } from './rows.ts'

/**
 * Sends a letter that could not be delivered once more, as it was: the same words, the same link. Throws `finns-inte`, `ingen-epost`, `redan-skickat`,
 * `text-borta`, and `adressen-andrad` where the recipient has another address by now.
 */
export async function sendAgain(
  { storage, mail, now }: Pick<Remissing, 'storage' | 'mail' | 'now'>,
  remiss: RemissEntry,
  letter: string
): Promise<{ kind: string; recipient: string | null }> {
  const found = await storage.db
    .selectFrom('letter')
    .innerJoin('outbox', 'outbox.key', 'letter.key')
    .leftJoin('recipient', 'recipient.id', 'letter.recipient')
    .select(['letter.kind', 'letter.recipient', 'letter.address', 'outbox.id as message', 'outbox.state'])
    .select(['recipient.email', 'recipient.registrar', 'recipient.removed_at'])
    .where('letter.id', '=', letter)
    .where('letter.remiss', '=', remiss.id)
    .executeTakeFirst()
  if (!found) throw new StyrskriftError('finns-inte')
  if (!mail.sends) throw new StyrskriftError('ingen-epost')
  if (found.state === 'sent' || found.state === 'waiting') throw new StyrskriftError('redan-skickat')
  const moved =
    found.kind !== 'kvitto' && found.recipient !== null && ![found.email, found.registrar].includes(found.address)
  if (moved) throw new StyrskriftError('adressen-andrad', { address: found.address })
  const was = await waitAgain(storage, found.message, now())
  if (was === 'cleared') throw new StyrskriftError('text-borta')
  mail.wake()
  return { kind: found.kind, recipient: found.recipient }
}
