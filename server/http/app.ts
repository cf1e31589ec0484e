import type { Logger } from 'pino'
import type { Audit } from '../audit/audit.ts'
import type { Auth } from '../auth/auth.ts'
import type { Config } from '../config/config.ts'
import type { Mail } from '../mail/mail.ts'
import type { Metrics } from '../observe/metrics.ts'
import type { Sessions } from '../people/sessions.ts'
import type { Register } from '../register/register.ts'
import type { Storage } from '../storage/storage.ts'
import type { SyncServer } from '../sync/types.ts'
import type { Templates } from '../templates/load.ts'

/** All that the routes need, put together once at start. */
export interface App {
  readonly config: Config
  readonly storage: Storage
  readonly templates: Templates
  readonly register: Register
  readonly sessions: Sessions
  readonly auth: Auth
  readonly sync: Pick<SyncServer, 'change' | 'readDocument' | 'present' | 'kick' | 'tellRows' | 'connections'>
  readonly metrics: Metrics
  readonly audit: Pick<Audit, 'record'>
  readonly mail: Pick<Mail, 'send' | 'sendIn' | 'sends' | 'wake'>
  readonly log: Logger
  readonly now: () => number
}
