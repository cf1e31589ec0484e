/** What can go wrong with the states of a document, and with sending a remiss. Part of the catalogue (catalogue.ts). */
export const REMISS_ERRORS = {
  'ar-antaget': {
    status: 409,
    message: 'Dokumentet är antaget eller upphävt och går inte att ändra.',
    remedy: 'Gör en kopia av dokumentet och skriv i den, om det ska revideras.'
  },
  'remiss-pagar': {
    status: 409,
    message: 'Dokumentet är ute på remiss.',
    remedy: 'Avsluta remissen först: för dokumentet vidare till nästa tillstånd.'
  },
  'ingen-sadan-vag': {
    status: 409,
    message: 'Ett dokument kan inte gå från {from} till {to}.',
    remedy: 'Välj ett av de tillstånd som erbjuds.'
  },
  'saknas-for-tillstandet': {
    status: 409,
    message: 'Dokumentet är inte klart för tillståndet {state}. {what}',
    remedy: 'Gör det som saknas och försök igen.'
  },
  'tillstand-andrat': {
    status: 409,
    message: 'Någon annan har ändrat dokumentets tillstånd. Det är nu {state}.',
    remedy: 'Läs in sidan på nytt.'
  },
  'flyttas-genom-utskick': {
    status: 409,
    message: 'Ett dokument får tillståndet {state} genom att en remiss skickas.',
    remedy: 'Öppna sidan Remiss och skicka därifrån.'
  },
  'remiss-skickad': {
    status: 409,
    message: 'Remissen är redan skickad. Det som mottagarna har läst går inte att ändra.',
    remedy: 'Läs in sidan på nytt. Behöver något rättas, skicka en ny remiss.'
  },
  'remiss-inte-skickad': {
    status: 409,
    message: 'Remissen är inte skickad till den mottagaren.',
    remedy: 'Skicka remissen först.'
  },
  'remiss-avslutad': {
    status: 409,
    message: 'Remissen pågår inte.',
    remedy: 'Läs in sidan på nytt.'
  },
  'remiss-inte-avslutad': {
    status: 409,
    message: 'Remissen är inte avslutad.',
    remedy: 'Avsluta den först: för dokumentet vidare till nästa tillstånd. En remiss som förbereds kan kastas.'
  },
  'listan-ar-nagon-annans': {
    status: 403,
    message: 'Listan {name} är sparad av {by}.',
    remedy: 'Välj ett annat namn. Den som sparade listan, eller en administratör, kan ändra och ta bort den.'
  },
  'adressen-andrad': {
    status: 409,
    message: 'Mottagaren har inte längre adressen {address}.',
    remedy: 'Skicka en ny länk i stället. Den går till den adress som mottagaren har nu.'
  },
  'inga-mottagare': {
    status: 409,
    message: 'Remissen har inga mottagare att skicka till.',
    remedy: 'Lägg till minst en mottagare.'
  },
  'mottagare-utan-epost': {
    status: 409,
    message: 'De här mottagarna saknar e-postadress: {names}.',
    remedy: 'Fyll i deras adress, eller registratorns.'
  },
  'ingen-sista-dag': {
    status: 409,
    message: '{name} har ingen sista dag att svara, eller en som har passerat.',
    remedy: 'Välj en dag som inte har varit.'
  },
  'for-manga-mottagare': {
    status: 409,
    message: 'En remiss har högst 1 000 mottagare.',
    remedy: 'Ta bort några, eller dela upp remissen.'
  },
  'har-svarat': {
    status: 409,
    message: 'Mottagaren har svarat och kan inte tas bort.',
    remedy: 'Svaret är en allmän handling och står kvar.'
  },
  'kopian-saknar-svar': {
    status: 409,
    message: 'Säkerhetskopian saknar {count} inlämnade remissvar som finns i databasen.',
    remedy: 'Ett inlämnat svar får inte försvinna. Läs in kopian i en tom databas i stället. Ingenting har ändrats.'
  }
} as const
