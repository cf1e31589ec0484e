import {
  broughtFile,
  type ChangeIntake,
  type CorrectBody,
  INTAKE,
  intakeList,
  type RegisterInput,
  registeredAnswer,
  registrationList,
  registrationRow,
  type WholeIntake,
  wholeIntake
} from '../../schemas/api/intake.ts'
import { call, request } from './api.ts'

/** Whatever a browser calls the file: what it is, the server reads in it. */
const BYTES = 'application/octet-stream'

/** The routes by which answers are taken in that came by other ways, as functions. All of them throw `ApiError` alone. */
export const intakeApi = {
  list: (id: string, remiss: string) => call(intakeList, 'GET', INTAKE.list(id, remiss)),
  bring: (id: string, remiss: string, file: File) =>
    call(broughtFile, 'POST', INTAKE.bring(id, remiss, file.name), new Blob([file], { type: BYTES })),
  whole: (id: string, remiss: string, file: string): Promise<WholeIntake> =>
    call(wholeIntake, 'GET', INTAKE.file(id, remiss, file)),
  content: (id: string, remiss: string, file: string) => request('GET', INTAKE.content(id, remiss, file)),
  change: (id: string, remiss: string, file: string, body: ChangeIntake): Promise<WholeIntake> =>
    call(wholeIntake, 'PUT', INTAKE.file(id, remiss, file), body),
  readAs: (id: string, remiss: string, file: string, body: { revision: number; as: 'copy' | 'text' }) =>
    call(wholeIntake, 'POST', INTAKE.read(id, remiss, file), body),
  aside: (id: string, remiss: string, file: string, body: { revision: number; reason: string | null }) =>
    call(wholeIntake, 'PUT', INTAKE.aside(id, remiss, file), body),
  registrations: async (id: string, remiss: string) =>
    (await call(registrationList, 'GET', INTAKE.registrations(id, remiss))).answers,
  register: (id: string, remiss: string, body: RegisterInput) =>
    call(registeredAnswer, 'POST', INTAKE.registrations(id, remiss), body),
  correct: (id: string, remiss: string, submission: string, body: CorrectBody) =>
    call(registrationRow, 'PUT', INTAKE.registration(id, remiss, submission), body)
} as const
