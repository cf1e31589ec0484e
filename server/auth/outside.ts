/** What signing in asks of the audit log and of the outbox. */
export interface Records {
  record(entry: {
    event: string
    person: string | null
    details?: Readonly<Record<string, string | number | boolean | null>>
    address?: string
  }): Promise<void>
}

export interface Messages {
  readonly sends: boolean
  send(message: { to: string; subject: string; text: string; secret?: boolean }): Promise<void>
}

export const noRecords: Records = { record: async () => {} }
export const noMessages: Messages = { sends: false, send: async () => {} }
