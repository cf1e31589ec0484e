import { openStorage, type StorageOptions } from '../../server/storage/storage.ts'
import { testApi } from './api.ts'
import { kommentar, Reviewer } from './svar.ts'

/** A process of its own: the whole server on a database, in which somebody answers by a link and submits. It says `answered` when the answer is back. */
const options = JSON.parse(process.argv[2] ?? '{}') as { where: StorageOptions; token: string }
const api = await testApi(await openStorage(options.where))
const reviewer = await Reviewer.open(api, options.token)
await reviewer.add(kommentar('Vi instämmer.'))
const answer = await reviewer.submit()
process.stdout.write(`answered ${answer.statusCode}\n`)
