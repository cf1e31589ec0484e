/** Texts of the export to Word: of the file itself, and of the dialog. */
export const exportWords = {
  /** The mark of a file: in the header and behind the text, and in the status on the cover. */
  marks: {
    draft: { text: 'UTKAST', word: 'Utkast' },
    remiss: { text: 'REMISSVERSION', word: 'Remissversion' }
  },
  watermark: (text: string) => `Vattenstämpel: ${text}`,
  variants: {
    arbetsmaterial: 'Arbetsmaterial',
    remissversion: 'Remissversion',
    beslutsversion: 'Beslutsversion',
    publicering: 'Publicering'
  }
}
