/** Words about taking in answers that came by other ways than the link. */
export const intake = {
  theFile: 'filen',
  theRegistration: 'registreringen',
  notYet: 'Svaret kan inte ha kommit in en dag som inte har varit.',
  noSuchPosition: 'Ställningstagandet finns inte i remissens lista.',
  boundToOther: (name: string) => `Filen ${name} hör till en annan mottagare.`,
  noCopy: (name: string) => `Filen ${name} är inte läst som en kopia av remissversionen.`
}
