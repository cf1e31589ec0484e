import { sv } from './sv.ts'

/** Widens literal texts to `string`, so that another language can have other words of the same shape. */
type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> }

/** The catalogue of texts. */
export type Messages = Widen<typeof sv>

/** The texts in use. */
export const messages: Messages = sv
