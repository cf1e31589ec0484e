import type { Config } from '../config/config.ts'
import { Mail, type MailOptions } from './mail.ts'
import { smtpDelivery } from './smtp.ts'

/** The messages of a configuration, not yet started. `kommun` is the name that the sender's name holds. */
export function openMail(
  { smtp }: Pick<Config, 'smtp'>,
  { kommun, ...options }: Omit<MailOptions, 'deliver'> & { kommun: string }
): Mail {
  return new Mail({ ...options, deliver: smtp && smtpDelivery(smtp, kommun) })
}
