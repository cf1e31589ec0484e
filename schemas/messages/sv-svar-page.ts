export const inWords = {}
