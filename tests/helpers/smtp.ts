import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter that the mail server has taken: its envelope, its bytes, and what a mail program makes of them. */
export interface Letter {
  to: string[]
  raw: string
  mail: ParsedMail
  tls: boolean
  user: string | null
}

/** A real mail server on loopback. */
export interface TestSmtp {
  port: number
  letters: Letter[]
  /** What it answers next to a recipient, in turn: null is yes. */
  answers: (number | null)[]
  /** Resolves when it has taken so many. */
  taken(count: number): Promise<Letter[]>
  stop(): Promise<void>
}

export async function startSmtp(options: SMTPServerOptions = {}, port = 0): Promise<TestSmtp> {
  const letters: Letter[] = []
  const answers: (number | null)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key ? [] : ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      const code = answers.shift() ?? null
      done(code === null ? null : Object.assign(new Error('not now'), { responseCode: code }))
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', async () => {
        const raw = Buffer.concat(parts)
        const to = session.envelope.rcptTo.map(r => r.address)
        const user = (session.user as string | undefined) ?? null
        letters.push({ to, raw: raw.toString('latin1'), mail: await simpleParser(raw), tls: session.secure, user })
        done()
      })
    },
    ...options
  })
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  return {
    port: (listening.address() as AddressInfo).port,
    letters,
    answers,
    taken: async count => {
      while (letters.length < count) await new Promise(done => setTimeout(done, 10))
      return letters
    },
    stop: () => new Promise(done => server.close(() => done()))
  }
}
