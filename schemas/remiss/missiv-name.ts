/** The name of the template of a missiv: a municipality that wants another one adds a folder of this name to its templates. */
export const MISSIV_TEMPLATE = 'remissmissiv'
