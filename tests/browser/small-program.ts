/** A small programme for browser tests, in the interchange format. */
export const smallProgram = {
  format: 'styrskrift-dokument',
  version: 1,
  template: 'program',
  metadata: { id: 'm', type: 'metadata', fields: { titel: 'Program för prov' } },
  sections: [
    {
      id: 's-fokusomraden',
      type: 'section',
      data: { key: 'fokusomraden' },
      children: [
        {
          id: 'Omrade1',
          type: 'fokusomrade',
          fields: { titel: 'Förebygga', inledning: 'Det som aldrig händer behöver ingen ta hand om.' },
          children: [
            {
              id: 'Insats1',
              type: 'insats',
              fields: { text: 'utbilda all personal.' },
              sets: { lead: ['kommunledningskontoret'] }
            },
            { id: 'Insats2', type: 'insats', fields: { text: 'följa upp varje år.' } }
          ]
        },
        {
          id: 'Omrade2',
          type: 'fokusomrade',
          fields: { titel: 'Upptäcka', inledning: 'Den som ser tidigt kan hjälpa tidigt.' },
          children: [{ id: 'Insats3', type: 'insats', fields: { text: 'ställa frågor i varje möte.' } }]
        }
      ]
    }
  ]
}
