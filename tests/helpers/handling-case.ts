import type { Storage } from '../../server/storage/storage.ts'
import {
  type Asks,
  forslag,
  imported,
  kommentar,
  onRecord,
  placeOf,
  sentRemiss,
  stallning,
  submit,
  type TestRemiss,
  WHOLE_DOCUMENT,
  yttrande
} from './handling.ts'

const BODIES = [
  'Socialnämnden',
  'Utbildningsnämnden',
  'Vård- och omsorgsnämnden',
  'Kultur- och fritidsnämnden',
  'Ekvikenbostäder AB',
  'Polismyndigheten, lokalpolisområdet',
  'Region Östervik',
  'Kvinnojouren Linden'
]

/** A remiss of the sample programme to eight bodies, of which five have answered in the ways that there are. */
export async function handlingCase(storage: Storage, client: Asks, id = 'R1'): Promise<TestRemiss> {
  const remiss = await sentRemiss(storage, client, await imported(client), BODIES, id)
  await submit(storage, remiss, 'M1', [
    stallning('Tillstyrker med synpunkter', 'Nämnden ser positivt på programmet.'),
    forslag(placeOf(remiss, 'in-2-2', 'inom tre'), 'inom två', 'Så snart som möjligt går inte att följa upp.'),
    kommentar(onRecord('in-3-2'), 'Samtalsstöd bör erbjudas alla barn, även de som inte har en pågående insats.'),
    kommentar(WHOLE_DOCUMENT, 'Programmet är väl avvägt.')
  ])
  await submit(storage, remiss, 'M2', [
    stallning('Tillstyrker'),
    kommentar(
      placeOf(remiss, 'in-2-4', 'samma dag'),
      'Skolan hinner inte alltid samma dag. Skriv ”senast dagen efter”.'
    ),
    kommentar(onRecord('fo-1'), 'Förebyggande arbete behöver egna medel.')
  ])
  await submit(storage, remiss, 'M5', [
    stallning('Tillstyrker med villkor', 'Bolaget behöver ersättning för de lägenheter som reserveras.'),
    yttrande(
      '# Bolagets synpunkter',
      'Våra värdar möter ofta hyresgäster som är oroliga. De vill kunna förmedla kontakten när en hyresgäst berättar om hot.',
      'Insats 3.3 förutsätter lediga bostäder. Bolaget har i dag inga att ställa till förfogande.',
      'I övrigt har bolaget inget att erinra.'
    )
  ])
  await submit(
    storage,
    remiss,
    'M6',
    [kommentar(onRecord('in-2-2'), 'Samordna med vår kontakt, så att den utsatta slipper berätta flera gånger.')],
    [{ kind: 'yttrande', name: 'Yttrande från polisen.pdf', data: Buffer.from('%PDF-1.7 Yttrande') }]
  )
  await submit(storage, remiss, 'M7', [], [], { abstains: true })
  await submit(storage, remiss, 'M8', [
    stallning('Tillstyrker med synpunkter'),
    kommentar(
      onRecord('in-2-2'),
      'Alla kan inte ta sig till ett kontor. Samtalet bör ske där personen känner sig trygg.'
    ),
    kommentar(onRecord('in-3-1'), 'Skriv ut att jouren finns dygnet runt.'),
    kommentar(WHOLE_DOCUMENT, 'Programmet är väl avvägt!')
  ])
  return remiss
}
