import { expect, test } from 'vitest'
import { AUDIT_EVENTS, eventWords } from '../../schemas/audit/events.ts'
import { filesIn, read } from './repository.ts'

const code = filesIn('server', '.ts')
  .filter(path => !path.endsWith('.test.ts'))
  .map(read)
  .join('\n')

test('every event of the audit log is recorded somewhere, and has words of its own', () => {
  for (const event of AUDIT_EVENTS) {
    // A pair of routes that differ in one word is written as one.
    const pair = event.replace(/\b(un)?archived$/, '$' + '{action}d')
    expect(code.includes(`'${event}'`) || code.includes(`\`${pair}\``), event).toBe(true)
    expect(eventWords(event)).not.toBe(event)
  }
  expect(new Set(AUDIT_EVENTS.map(eventWords)).size).toBe(AUDIT_EVENTS.length)
  expect(eventWords('something.newer')).toBe('something.newer')
})
