import { afterEach, describe, expect, test, vi } from 'vitest'
import { describeError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { api } from './api.ts'
import { ApiError, errorOfAnswer } from './api-error.ts'

afterEach(() => void vi.unstubAllGlobals())

/** Lets the network answer this, and hands back what it was asked. */
function answering(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return answer()
  })
  return asked
}

const failure = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e
  )
  if (!(error instanceof ApiError)) throw new Error(`not an ApiError: ${String(error)}`)
  return error
}

describe('an error of the server', () => {
  test('keeps its id, its words and its remedy', async () => {
    const { id, status, message, remedy } = describeError('inte-behorig')
    answering(() => Response.json({ error: { id, message, remedy } }, { status }))
    expect(await failure(api.rename('abc', 'Ny titel'))).toMatchObject({ id, status, message, remedy })
  })

  test('a page from something in between is no contact or a strange answer, never shown as it is', () => {
    expect(errorOfAnswer(502, '<html>Bad gateway</html>')).toMatchObject({ id: 'ingen-kontakt', status: 0 })
    const strange = errorOfAnswer(500, '<html>Oops</html>')
    expect(strange).toMatchObject({ id: 'ovantat-svar', status: 500, message: messages.ui.strangeAnswer.message })
    expect(strange.message).not.toContain('<')
    expect(errorOfAnswer(400, '{"error":"fel"}').id).toBe('ovantat-svar')
  })
})

test('a network that fails says so in plain Swedish', async () => {
  answering(() => Promise.reject(new TypeError('Failed to fetch')))
  const error = await failure(api.session())
  expect(error).toMatchObject({ id: 'ingen-kontakt', status: 0, ...messages.ui.noContact })
})

describe('an answer that is a success', () => {
  test('is read by the contract', async () => {
    answering(() =>
      Response.json({ person: null, step: null, administrator: false, kommun: { name: 'Ekviken kommun' } })
    )
    expect(await api.session()).toEqual({
      person: null,
      step: null,
      administrator: false,
      kommun: { name: 'Ekviken kommun' }
    })
  })

  test('but does not follow the contract is a strange answer', async () => {
    answering(() => Response.json({ person: { id: 'a', name: 'Karin', color: 9 }, kommun: { name: 'Ekviken' } }))
    expect((await failure(api.session())).id).toBe('ovantat-svar')
    answering(() => new Response('nothing of JSON'))
    expect((await failure(api.templates())).id).toBe('ovantat-svar')
  })
})

test('bodies are sent as JSON, ids are escaped in the address', async () => {
  const asked = answering(() => new Response(null, { status: 204 }))
  await api.rename('a/b', 'Åldrande')
  expect(asked[0]?.url).toBe('/api/documents/a%2Fb')
  expect(asked[0]?.init).toMatchObject({ method: 'PATCH', body: '{"title":"Åldrande"}' })
  await api.archive('x')
  expect(asked[1]?.init.body).toBeUndefined()
})
