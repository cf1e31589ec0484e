import type { z } from 'zod'
import { health, OVERVIEW_API, settingList, templateOverview } from '../../../schemas/api/overview.ts'
import {
  adminPeople,
  adminPerson,
  type changePersonBody,
  invitation,
  newPerson,
  type newPersonBody,
  PEOPLE_API
} from '../../../schemas/api/people.ts'
import {
  type changeUnitBody,
  importDone,
  importPreview,
  type newUnitBody,
  UNITS_API,
  unit,
  unitList
} from '../../../schemas/api/units.ts'
import { call, request } from '../../app/api.ts'

/** A file as it is sent: its bytes alone, whatever the computer believes it to be. */
const bytesOf = (file: Blob): Blob => file.slice(0, file.size, 'application/octet-stream')

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
  templates: () => call(templateOverview, 'GET', OVERVIEW_API.templates),
  settings: () => call(settingList, 'GET', OVERVIEW_API.settings),
  health: () => call(health, 'GET', OVERVIEW_API.health)
} as const
