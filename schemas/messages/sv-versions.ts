/** Words about frozen versions and copies that come back. */
export const versions = {
  kinds: {
    arbetsmaterial: 'Arbetsmaterial',
    remissversion: 'Remissversion',
    beslutsversion: 'Beslutsversion',
    publicering: 'Publicering'
  },
  /** The file name of a version's Word file. */
  file: (title: string, number: number, kind: string) => `${title} – version ${number}, ${kind.toLowerCase()}`
}
