/** Texts that stand in a comment of an exported Word file when its thread cannot stand there as it is in the product. */
export const threadWords = {
  withdrawn: 'Kommentaren är återtagen.',
  document: 'Gäller dokumentet som helhet.',
  record: (type: string) => `Gäller hela delen (${type.toLocaleLowerCase('sv')}).`,
  /** The words are not in the text any more. */
  gone: (quote: string) => `Gäller text som inte längre finns: ”${quote}”`,
  goneNoQuote: 'Gäller ett ställe som inte längre finns.',
  /** The words are in the document, and not in the file. */
  notShown: (quote: string) => `Gäller text som inte visas i filen: ”${quote}”`,
  notShownNoQuote: 'Gäller ett fält som inte visas i filen.',
  footnote: (quote: string) => `Gäller texten i fotnoten: ”${quote}”`,
  footnoteNoQuote: 'Gäller texten i fotnoten.',
  further: (quote: string) => `Hör till kommentaren om ”${quote}”.`,
  replace: (before: string, after: string) => `Ändringsförslag: ersätt ”${before}” med ”${after}”.`,
  remove: (before: string) => `Ändringsförslag: stryk ”${before}”.`,
  insert: (after: string) => `Ändringsförslag: lägg till ”${after}”.`,
  overlaps: 'Förslaget gäller samma ord som ett annat ändringsförslag och kan därför inte visas i texten.',
  accepted: 'Förslaget är godtaget.',
  rejected: 'Förslaget är avslaget.',
  acceptedBy: (name: string) => `Förslaget är godtaget av ${name}.`,
  rejectedBy: (name: string) => `Förslaget är avslaget av ${name}.`,
  somebody: 'Okänd'
}
