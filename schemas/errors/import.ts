/** What a person can meet who reads in a draft: part of the catalogue. */
export const IMPORT_ERRORS = {
  'utkast-pdf': {
    status: 400,
    message: 'En PDF går inte att läsa in: den har inga stycken, rubriker eller listor, bara bokstäver på en sida.',
    remedy: 'Läs in filen som PDF:en är gjord av, till exempel ett Word-dokument (.docx).'
  },
  'utkast-webbsida': {
    status: 400,
    message: 'Filen är en webbsida (HTML) och går inte att läsa in.',
    remedy: 'Öppna den i Word, spara den som Word-dokument (.docx), och försök igen.'
  },
  'utkast-annat-format': {
    status: 400,
    message: 'Filen är av ett slag som inte går att läsa in.',
    remedy: 'Spara den som Word-dokument (.docx), OpenDocument (.odt), Markdown eller ren text, och försök igen.'
  },
  'libreoffice-saknas': {
    status: 400,
    message: 'Filen är i formatet {format}, som läses med LibreOffice, och LibreOffice finns inte på servern.',
    remedy:
      'Spara filen som Word-dokument (.docx) och försök igen, eller be den som sköter servern att installera paketet libreoffice-writer.'
  },
  'gar-inte-att-omvandla': {
    status: 400,
    message: 'LibreOffice kunde inte läsa filen i formatet {format}.',
    remedy: 'Öppna den i programmet som den är skriven i, spara den som Word-dokument (.docx), och försök igen.'
  },
  'for-manga-inlasningar': {
    status: 409,
    message: 'Du har redan {count} påbörjade inläsningar.',
    remedy: 'Skapa dokument av dem, eller ta bort dem som du inte behöver.'
  },
  'laser-redan': {
    status: 409,
    message: 'En fil läses redan in åt dig.',
    remedy: 'Vänta tills den är klar och försök igen.'
  }
} as const
