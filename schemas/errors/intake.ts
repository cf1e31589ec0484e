/** What can go wrong when answers are taken in that came by other ways than the link. Part of the catalogue (catalogue.ts). */
export const INTAKE_ERRORS = {
  'filen-finns-i-svar': {
    status: 409,
    message: 'Filen är redan inlämnad: den finns i svar {number}, från {name}.',
    remedy: 'Öppna det svaret i stället. Ingenting har lagts till.'
  },
  'for-manga-filer': {
    status: 409,
    message: 'En remiss kan ta emot högst 2 000 filer.',
    remedy: 'Lägg flera filer från samma svar i en PDF.'
  },
  'mottagaren-finns': {
    status: 409,
    message: '{name} finns redan bland mottagarna.',
    remedy: 'Välj mottagaren i listan i stället för att lägga till den igen.'
  }
} as const
