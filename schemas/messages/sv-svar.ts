import { inWords } from './sv-svar-page.ts'

const date = (iso: string): string =>
  new Date(iso).toLocaleDateString('sv-SE', {
    timeZone: 'Europe/Stockholm',
    day: 'numeric',
    month: 'long',
    year: 'numeric'
  })
const clock = (iso: string): string =>
  new Date(iso).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' })
const when = (iso: string): string => `${date(iso)} kl. ${clock(iso).replace(':', '.')}`

interface Receipt {
  number: number
  supplementTo: number | null
  at: string
  hash: string
  late: boolean
  content: { abstains: boolean; submittedBy: { name: string } }
}

/** Texts of whoever answers a remiss without an account: on the page, in the receipt, and in what is read from a Word copy. */
export const svar = {
  ...inWords,
  when,
  clock,
  day: date,
  note: (n: number) => `Not ${n}.`,
  supplementTo: (number: number) => `komplettering till svar ${number}`,
  late: 'inkom efter sista svarsdag',
  abstained: 'Avstår från att yttra sig.',
  whole: 'Hela dokumentet',
  decided: (day: string, paragraph: string, by: string) =>
    [by, day === '' ? '' : date(`${day}T12:00:00Z`), paragraph === '' ? '' : `§ ${paragraph.replace(/^§\s*/, '')}`]
      .filter(text => text !== '')
      .join(', '),
  /** Words that a reading of an edited Word copy puts beside what was written. */
  copy: {
    file: (title: string, body: string) => `${title} – ${body}`,
    by: (author: string, text: string) => `${author}: ${text}`,
    reply: (author: string, text: string) => `Svar från ${author || 'någon'}: ${text}`,
    elsewhere: (quotes: string) => `Kommentaren gäller också: ”${quotes}”`,
    resolved: '(Markerad som löst i Word.)',
    nowhere: (around: string) =>
      around === ''
        ? '(Stället gick inte att hitta i remissversionen.)'
        : `(Stället gick inte att hitta i remissversionen. Omkring: ”${around}”)`,
    unplaced: (text: string, around: string) =>
      `Ändring som inte gick att placera: ”${text}”${around === '' ? '' : ` Omkring: ”${around}”`}`,
    ansvar: (before: string, after: string) => `Ansvar ändras från ”${before}” till ”${after}”.`,
    newInsats: (text: string) => `Ny insats efter den här: ”${text}”`,
    withdrawn: (text: string) => `Infogat och borttaget igen: ”${text}”`,
    change: (before: string, after: string) =>
      after === '' ? `Stryk: ”${before}”` : before === '' ? `Lägg till: ”${after}”` : `Byt ”${before}” mot ”${after}”`,
    untracked: 'Ändringen var inte spårad i Word.',
    movedFrom: 'Texten flyttas hit.',
    movedTo: 'Texten flyttas härifrån.'
  },
  receiptFile: {
    file: (body: string, number: number) =>
      `Remissvar ${number} ${body
        .replace(/[^\p{L}\p{N} -]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 80)}.docx`,
    reservation: (form: 'skriftlig' | 'muntlig', by: string) =>
      `${form === 'skriftlig' ? 'Skriftlig' : 'Muntlig'} reservation${by === '' ? '' : `: ${by}`}`
  },
  mail: {
    subject: (title: string) => `Kvitto på remissvar: ${title}`,
    text: ({ title, body, receipt }: { title: string; body: string; receipt: Receipt }) =>
      [
        `Vi har tagit emot remissvaret från ${body} på ”${title}”.`,
        '',
        `Svarets nummer: ${receipt.number}${receipt.supplementTo === null ? '' : ` (komplettering till svar ${receipt.supplementTo})`}`,
        `Inlämnat: ${when(receipt.at)} av ${receipt.content.submittedBy.name}`,
        ...(receipt.late ? ['Svaret kom in efter sista svarsdag. Det är mottaget ändå.'] : []),
        ...(receipt.content.abstains ? ['Ni avstår från att yttra er.'] : []),
        `Kontrollsumma: ${receipt.hash}`,
        '',
        'Svaret ligger med som Word-fil. Det går inte längre att ändra, men ni kan lämna en komplettering genom samma länk så länge remissen är öppen.',
        'Svaret är en allmän handling.'
      ].join('\n')
  }
}
