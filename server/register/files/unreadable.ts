import { StyrskriftError } from '../../../schemas/errors/catalogue.ts'

/** Why a file is no register: `ogiltigt-register`. */
export const unreadable = (what: string): StyrskriftError => new StyrskriftError('ogiltigt-register', { what })
