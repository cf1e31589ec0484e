import { ANSWER_ERRORS } from './answer-errors.ts'
import { IMPORT_ERRORS } from './import.ts'
import { INTAKE_ERRORS } from './intake.ts'
import { REMISS_ERRORS } from './remiss.ts'

/**
 * Every error that a person can meet: id → HTTP status, what happened, and what to do. `docs/errors.md` lists the same ones;
 * a test holds the two against each other. `{…}` is filled from the details.
 */
export interface ErrorEntry {
  status: number
  message: string
  remedy: string
}

export const ERRORS = {
  'inte-inloggad': { status: 401, message: 'Du är inte inloggad.', remedy: 'Logga in och försök igen.' },
  'inte-behorig': {
    status: 403,
    message: 'Du har inte behörighet till det här.',
    remedy: 'Be dokumentets ägare om en roll som räcker.'
  },
  'finns-inte': {
    status: 404,
    message: 'Det som du söker finns inte, eller så har du inte tillgång till det.',
    remedy: 'Kontrollera adressen, eller be ägaren att dela dokumentet med dig.'
  },
  'ogiltig-begaran': {
    status: 400,
    message: 'Uppgifterna gick inte att tolka: {what}',
    remedy: 'Rätta det som anges och försök igen.'
  },
  'ogiltig-fil': {
    status: 400,
    message: 'Filen är inte ett dokument från Styrskrift: {what}',
    remedy: 'Välj en JSON-fil som har exporterats från Styrskrift, eller rätta det som anges.'
  },
  'okand-mall': {
    status: 400,
    message: 'Det finns ingen mall som heter ”{name}”.',
    remedy: 'Välj en av mallarna: {names}.'
  },
  'okand-mottagare': {
    status: 400,
    message: 'Personen eller enheten finns inte.',
    remedy: 'Sök på nytt och välj en i listan.'
  },
  'ogiltig-mall': {
    status: 500,
    message: 'Mallen ”{name}” går inte att läsa: {what}',
    remedy: 'Rätta filen som anges och starta om.'
  },
  'ogiltig-bild': {
    status: 400,
    message: 'Bilden går inte att använda.',
    remedy:
      'Välj en bild i formatet PNG, JPEG eller GIF som högst är 20 000 bildpunkter på varje ledd. Är den det, spara den på nytt i ett bildprogram.'
  },
  arkiverad: {
    status: 409,
    message: 'Dokumentet är arkiverat och går inte att ändra.',
    remedy: 'Be dokumentets ägare att ta tillbaka det från arkivet.'
  },
  'sista-agaren': {
    status: 409,
    message: 'Dokumentet måste ha minst en ägare.',
    remedy: 'Ge någon annan rollen ägare först.'
  },
  'word-inte-docx': {
    status: 400,
    message: 'Filen är inte ett Word-dokument.',
    remedy: 'Välj en fil av slaget .docx. Öppnar den sig i Word: spara den på nytt som Word-dokument (.docx).'
  },
  'word-gammalt-format': {
    status: 400,
    message: 'Filen är sparad i ett äldre format (.doc eller .rtf) som den här servern inte kan läsa.',
    remedy: 'Öppna den i Word och spara den som Word-dokument (.docx), eller installera LibreOffice på servern.'
  },
  'word-krypterad': {
    status: 400,
    message: 'Filen är skyddad med lösenord.',
    remedy: 'Öppna den i Word, ta bort lösenordet under Arkiv och Info, spara, och försök igen.'
  },
  'word-for-stor': {
    status: 413,
    message: 'Filen är för stor för att läsas: {limit}.',
    remedy: 'Dela upp dokumentet, eller ta bort stora bilder och bilagor ur det, och försök igen.'
  },
  'word-skadad': {
    status: 400,
    message: 'Filen är skadad och går inte att läsa ({what}).',
    remedy: 'Öppna den i Word, spara den under ett nytt namn, och försök igen.'
  },
  'word-farlig': {
    status: 400,
    message: 'Filen innehåller något som ett Word-dokument inte ska innehålla: {what}.',
    remedy: 'Be avsändaren om en ny kopia, sparad i Word som Word-dokument (.docx).'
  },
  ...IMPORT_ERRORS,
  'for-stor': { status: 413, message: 'Filen är för stor.', remedy: 'Högst {limit} går att ta emot.' },
  'for-manga': {
    status: 429,
    message: 'Det kom för många anrop på kort tid.',
    remedy: 'Vänta en stund och försök igen.'
  },
  'fel-ursprung': {
    status: 403,
    message: 'Anropet kommer från en annan webbplats.',
    remedy: 'Öppna Styrskrift på dess egen adress.'
  },
  'ogiltigt-ankare': {
    status: 400,
    message: 'Platsen för kommentaren stämmer inte med dokumentet.',
    remedy: 'Markera texten igen och försök på nytt.'
  },
  'text-andrad': {
    status: 409,
    message: 'Texten har ändrats sedan den markerades.',
    remedy: 'Markera texten igen och försök på nytt.'
  },
  'annans-kommentar': {
    status: 403,
    message: 'Bara den som har skrivit kommentaren kan ändra eller ta tillbaka den.',
    remedy: 'Svara i tråden i stället.'
  },
  'atertagen-kommentar': {
    status: 409,
    message: 'Kommentaren är återtagen och går inte att ändra.',
    remedy: 'Skriv en ny kommentar.'
  },
  'redan-avgjord': {
    status: 409,
    message: '{name} har redan avgjort det här.',
    remedy: 'Se efter i tråden vad som bestämdes. Den går att öppna igen.'
  },
  'kan-inte-namnas': {
    status: 400,
    message: 'Någon som nämns eller får uppgiften kan inte öppna dokumentet.',
    remedy: 'Be ägaren att dela dokumentet med personen eller enheten först.'
  },
  'for-manga-kommentarer': {
    status: 409,
    message: 'Dokumentet eller tråden har så många kommentarer som den kan ha.',
    remedy: 'Fortsätt i en annan tråd, eller i en kopia av dokumentet.'
  },
  'for-gammal-node': {
    status: 500,
    message: 'Node {version} är för gammal.',
    remedy: 'Installera Node 22.12 eller senare, eller starta med npm start, som har med sig rätt version.'
  },
  'fel-sakerhetskopia': {
    status: 500,
    message: 'Styrskrift säkerhetskopierar inte PostgreSQL.',
    remedy: 'Använd pg_dump, som hör till PostgreSQL.'
  },
  'port-upptagen': {
    status: 500,
    message: 'Något annat program använder redan port {port} på {host}.',
    remedy: 'Stäng det, eller starta med en annan port: --port {other}.'
  },
  'gar-inte-att-lyssna': {
    status: 500,
    message: 'Det går inte att lyssna på port {port} på {host}: {what}',
    remedy: 'Kontrollera inställningarna STYRSKRIFT_HOST och STYRSKRIFT_PORT.'
  },
  'inget-bygge': {
    status: 503,
    message: 'Webbläsarens del av Styrskrift är inte byggd.',
    remedy: 'Kör npm run build och försök igen, eller starta med npm start.'
  },
  'fil-gar-inte-att-lasa': {
    status: 400,
    message: 'Filen {file} går inte att läsa: {what}',
    remedy: 'Kontrollera sökvägen och försök igen.'
  },
  'fil-gar-inte-att-skriva': {
    status: 400,
    message: 'Filen {file} går inte att skriva: {what}',
    remedy: 'Kontrollera sökvägen och försök igen.'
  },
  'okant-format': {
    status: 400,
    message: 'Filen {file} har en ändelse som inte går att skriva.',
    remedy: 'Använd någon av ändelserna {formats}.'
  },
  'trasig-kopia': {
    status: 400,
    message: 'Filen {file} är inte en hel säkerhetskopia från Styrskrift: {what}',
    remedy: 'Använd en annan säkerhetskopia. Ingenting har ändrats.'
  },
  'servern-ar-igang': {
    status: 409,
    message: 'Styrskrift är igång på samma data.',
    remedy: 'Stoppa servern först. Ingenting har ändrats.'
  },
  'databasen-ar-inte-tom': {
    status: 409,
    message: 'Det finns redan {count} dokument i databasen.',
    remedy: 'Lägg till --replace för att ersätta dem med säkerhetskopian. Ingenting har ändrats.'
  },
  'kopia-utan-version': {
    status: 409,
    message: 'Det går inte att se i filen vilken version den är en kopia av.',
    remedy: 'Välj versionen i listan och försök igen.'
  },
  'kopia-av-annat': {
    status: 409,
    message: 'Filen är en kopia av ett annat dokument.',
    remedy: 'Ta in filen i det dokumentet. Hör den ändå hit: välj versionen i listan och försök igen.'
  },
  'kopian-har-oplacerade': {
    status: 409,
    message: '{count} av synpunkterna har ingen plats än.',
    remedy: 'Ge dem en plats i texten, eller utelämna dem.'
  },
  'kopian-andrar-version': {
    status: 409,
    message:
      'Säkerhetskopian skulle ändra eller ta bort {count} sparade versioner eller inkomna filer som inte får ändras.',
    remedy: 'Återställ den i en tom databas i stället. Ingenting har ändrats.'
  },
  'ogiltig-databas': {
    status: 500,
    message: 'Databasen går inte att öppna: {what}',
    remedy: 'Kontrollera inställningarna STYRSKRIFT_DATA och DATABASE_URL, och att databasen är igång.'
  },
  'epost-anvands': {
    status: 409,
    message: 'E-postadressen används redan av en annan person.',
    remedy: 'Ange en annan adress, eller ändra den andra personen.'
  },
  'okand-person': {
    status: 404,
    message: 'Det finns ingen person med adressen {email}.',
    remedy: 'Skriv user list för att se vilka som finns.'
  },
  'utan-epost': {
    status: 409,
    message: 'Personen har ingen e-postadress.',
    remedy: 'Ange en adress för personen först.'
  },
  'okand-enhet': {
    status: 400,
    message: 'Det finns ingen enhet med id ”{unit}” i registret.',
    remedy: 'Välj en enhet ur registret.'
  },
  'sista-administratoren': {
    status: 409,
    message: 'Det måste finnas minst en administratör.',
    remedy: 'Gör någon annan till administratör först.'
  },
  'ogiltig-enhet': {
    status: 400,
    message: 'Enheten går inte att spara: {what}',
    remedy: 'Rätta det som anges och försök igen.'
  },
  'andrad-under-tiden': {
    status: 409,
    message: 'Någon annan har ändrat {name} under tiden.',
    remedy: 'Läs vad som gäller nu, och gör sedan din ändring igen. Ingenting har sparats.'
  },
  'ensam-agare': {
    status: 409,
    message: 'Personen är ensam ägare till {count} dokument.',
    remedy: 'Välj vem som tar över dem. Ingenting har tagits bort.'
  },
  'ogiltigt-register': {
    status: 400,
    message: 'Filen går inte att läsa som ett register: {what}',
    remedy:
      'Välj en CSV- eller XLSX-fil med rubriker på första raden. En fil som har exporterats härifrån visar hur den ska se ut.'
  },
  'redan-skickat': {
    status: 409,
    message: 'Meddelandet är redan skickat.',
    remedy: 'Det behöver inte skickas igen.'
  },
  'text-borta': {
    status: 409,
    message: 'Meddelandets text är borttagen.',
    remedy: 'Gör om det som skapade meddelandet.'
  },
  'ingen-epost': {
    status: 409,
    message: 'Styrskrift är inte inställt att skicka e-post.',
    remedy: 'Sätt STYRSKRIFT_SMTP_URL och STYRSKRIFT_SMTP_FROM och starta om, eller läs meddelandet här.'
  },
  'fel-inloggning': {
    status: 401,
    message: 'E-postadressen eller lösenordet stämmer inte.',
    remedy: 'Kontrollera båda och försök igen, eller välj ett nytt lösenord.'
  },
  'for-manga-forsok': {
    status: 429,
    message: 'Det har varit för många misslyckade försök.',
    remedy: 'Vänta {wait} och försök igen.'
  },
  'fel-losenord': {
    status: 400,
    message: 'Lösenordet stämmer inte.',
    remedy: 'Skriv det lösenord som du har nu.'
  },
  'svagt-losenord': {
    status: 400,
    message: 'Lösenordet är för lätt att gissa: {what}',
    remedy: 'Välj ett längre lösenord, gärna fyra ord som inte hör ihop.'
  },
  'fel-kod': {
    status: 400,
    message: 'Koden stämmer inte.',
    remedy: 'Skriv koden som appen visar nu, eller en återställningskod som du inte har använt.'
  },
  'ogiltig-lank': {
    status: 410,
    message: 'Länken har redan använts, eller så är den för gammal.',
    remedy: 'Be om en ny länk.'
  },
  'tvasteg-kravs': {
    status: 409,
    message: 'Den som är administratör måste ha tvåstegsverifiering.',
    remedy: 'Be en annan administratör om hjälp om du har blivit av med telefonen.'
  },
  'har-tvasteg': {
    status: 409,
    message: 'Tvåstegsverifieringen är redan på.',
    remedy: 'Stäng av den först om du ska byta telefon.'
  },
  'ingen-inloggningstjanst': {
    status: 502,
    message: 'Inloggningstjänsten svarar inte som den ska.',
    remedy: 'Försök igen om en stund. Om felet är kvar, säg till den som sköter servern.'
  },
  'kan-inte-hantera': {
    status: 400,
    message: 'Personen finns inte, eller får inte hantera synpunkter i dokumentet.',
    remedy: 'Välj någon annan, eller be ägaren att ge personen en roll som räcker.'
  },
  'forslag-passar-inte': {
    status: 409,
    message: 'Texten som förslaget gäller har ändrats eller tagits bort sedan remissen.',
    remedy: 'Ändra texten för hand och peka ut ändringen i hanteringen. Ingenting har ändrats.'
  },
  ...ANSWER_ERRORS,
  ...INTAKE_ERRORS,
  ...REMISS_ERRORS,
  'fel-i-servern': {
    status: 500,
    message: 'Något gick fel i servern.',
    remedy: 'Försök igen. Om felet är kvar, ge numret {reference} till den som sköter servern.'
  }
} as const satisfies Record<string, ErrorEntry>

export type ErrorId = keyof typeof ERRORS
export type ErrorDetails = Readonly<Record<string, string>>

/** What is wrong with one field of what was sent, by its path. */
export interface FieldIssue {
  path: string
  message: string
}

/** The words of an error with its details filled in. */
export function describeError(
  id: ErrorId,
  details: ErrorDetails = {}
): { id: ErrorId; status: number; message: string; remedy: string } {
  const { status, message, remedy } = ERRORS[id]
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole)
  return { id, status, message: fill(message), remedy: fill(remedy) }
}

/** An expected failure on its way to a person. */
export class StyrskriftError extends Error {
  readonly id: ErrorId
  readonly details: ErrorDetails
  /** Where in what was sent the failure is, when it is there. */
  readonly fields: readonly FieldIssue[]

  constructor(id: ErrorId, details: ErrorDetails = {}, fields: readonly FieldIssue[] = []) {
    const words = describeError(id, details)
    super(`${words.message} ${words.remedy}`)
    this.name = 'StyrskriftError'
    this.id = id
    this.details = details
    this.fields = fields
  }
}
