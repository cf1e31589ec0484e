/** Words about frozen versions and copies that come back. */
export const versions = {
  kinds: {
    arbetsmaterial: 'Arbetsmaterial',
    remissversion: 'Remissversion',
    beslutsversion: 'Beslutsversion',
    publicering: 'Publicering'
  },
  /** What somebody proposed in a file, in words: it stands as their comment. */
  takenIn: {
    emptyComment: '(Kommentaren har ingen text.)',
    insertion: (text: string) => `Föreslår ett tillägg här: ”${text}”`,
    deletion: (text: string) => `Föreslår att det här tas bort: ”${text}”`,
    replacement: (before: string, after: string) => `Föreslår ”${after}” i stället för ”${before}”`,
    move: (text: string, from: string) =>
      `Föreslår att texten flyttas hit${from === '' ? '' : ` från ${from}`}: ”${text}”`,
    newParagraph: (text: string) => `Föreslår ett nytt stycke efter det här: ”${text}”`,
    newInsats: (text: string, ansvar: string) =>
      `Föreslår en ny insats efter den här: ”${text}”${ansvar === '' ? '' : `\nAnsvar: ${ansvar}`}`,
    ansvar: (before: string, after: string) =>
      after === '' ? `Föreslår att ansvaret tas bort: ”${before}”` : `Föreslår att ansvaret ändras till: ”${after}”`,
    unknown: (text: string, around: string) =>
      `Har ändrat något i filen${text === '' ? '' : `: ”${text}”`}${around === '' ? '' : `\nRunt omkring står: ”${around}”`}`
  },
  theCopy: 'kopian',
  /** What was seen in a file and not taken along. */
  findings: {
    macros: 'Makron',
    'embedded-object': 'Inbäddade objekt',
    'external-picture': 'Bilder som ligger någon annanstans',
    'external-template': 'Dokumentmall som ligger någon annanstans',
    'unsafe-link': 'Länkar som inte är tillåtna',
    'field-code': 'Fältkoder',
    'alternative-content': 'Inbäddade filer',
    'custom-xml': 'Egen XML',
    'unreadable-part': 'Delar som inte gick att läsa',
    'dangling-note': 'Noter utan plats',
    'dangling-comment': 'Kommentarer utan plats'
  },
  /** Why a decision about an item is refused. */
  unknownItem: 'Synpunkten finns inte i kopian.',
  takenInAlready: 'Synpunkten är redan intagen.',
  wrongPlace: 'Platsen finns inte i versionen.',
  /** The file name of a version's Word file. */
  file: (title: string, number: number, kind: string) => `${title} – version ${number}, ${kind.toLowerCase()}`
}
