import type { Client, TestApi } from './api.ts'

/** Somebody who is signed in and administers. */
export async function administrator(api: TestApi, name = 'Ada Administratör'): Promise<Client> {
  const client = await api.as(name)
  await api.storage.db.updateTable('person').set({ administrator: 1 }).where('id', '=', client.person.id).execute()
  return client
}
