import type { z } from 'zod'
import { ADMIN, auditList, auditVerified, outboxList } from '../../../schemas/api/admin.ts'
import { health, OVERVIEW_API, settingList, templateOverview } from '../../../schemas/api/overview.ts'
import {
  adminPeople,
  adminPerson,
  type changePersonBody,
  invitation,
  newPerson,
  type newPersonBody,
  openHandling,
  PEOPLE_API
} from '../../../schemas/api/people.ts'
import { PERSONAL_DATA_API, type removalBody, removalPreview } from '../../../schemas/api/personal-data.ts'
import {
  type changeUnitBody,
  importDone,
  importPreview,
  type newUnitBody,
  UNITS_API,
  unit,
  unitList
} from '../../../schemas/api/units.ts'
import { call, request, silent } from '../../app/api.ts'

/** A file as it is sent: its bytes alone, whatever the computer believes it to be. */
const bytesOf = (file: Blob): Blob => file.slice(0, file.size, 'application/octet-stream')

/** Which entries of the audit log are asked for. `from` and `to` are moments, ISO 8601. */
export type AuditSearch = Partial<Record<'event' | 'person' | 'document' | 'from' | 'to' | 'before', string>>
export type OutboxSearch = Partial<Record<'state' | 'before', string>>

const searchOf = (query: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString()

/** The routes for administrators as functions. All of them throw `ApiError` alone. */
export const adminApi = {
  units: () => call(unitList, 'GET', UNITS_API.units),
  createUnit: (body: z.input<typeof newUnitBody>) => call(unit, 'POST', UNITS_API.units, body),
  changeUnit: (id: string, body: z.input<typeof changeUnitBody>) => call(unit, 'PATCH', UNITS_API.unit(id), body),
  endUnit: (id: string, version: number) => call(unit, 'POST', UNITS_API.end(id), { version }),
  reopenUnit: (id: string, version: number) => call(unit, 'POST', UNITS_API.reopen(id), { version }),
  exportUnits: (format: 'csv' | 'xlsx') => request('GET', UNITS_API.exportAs(format)),
  previewUnits: (file: Blob) => call(importPreview, 'POST', UNITS_API.import(), bytesOf(file)),
  importUnits: (file: Blob, key: string) => call(importDone, 'POST', UNITS_API.import(key), bytesOf(file)),
  people: () => call(adminPeople, 'GET', PEOPLE_API.people),
  addPerson: (body: z.input<typeof newPersonBody>) => call(newPerson, 'POST', PEOPLE_API.people, body),
  changePerson: (id: string, body: z.input<typeof changePersonBody>) =>
    call(adminPerson, 'PATCH', PEOPLE_API.person(id), body),
  invite: (id: string) => call(invitation, 'POST', PEOPLE_API.invitation(id)),
  openHandling: (id: string) => call(openHandling, 'GET', PEOPLE_API.handling(id)),
  personalData: (id: string) => request('GET', PERSONAL_DATA_API.of(id)),
  previewRemoval: (id: string) => call(removalPreview, 'GET', PERSONAL_DATA_API.removal(id)),
  removePerson: (id: string, body: z.input<typeof removalBody>) => silent('POST', PERSONAL_DATA_API.removal(id), body),
  audit: (query: AuditSearch) => call(auditList, 'GET', `${ADMIN.audit}?${searchOf({ ...query, limit: '100' })}`),
  verifyAudit: () => call(auditVerified, 'GET', ADMIN.verifyAudit),
  outbox: (query: OutboxSearch) => call(outboxList, 'GET', `${ADMIN.outbox}?${searchOf({ ...query, limit: '50' })}`),
  retry: (id: string) => silent('POST', ADMIN.retry(id)),
  templates: () => call(templateOverview, 'GET', OVERVIEW_API.templates),
  settings: () => call(settingList, 'GET', OVERVIEW_API.settings),
  health: () => call(health, 'GET', OVERVIEW_API.health)
} as const
