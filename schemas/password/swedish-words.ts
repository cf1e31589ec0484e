/** Words that Swedes are fond of in passwords, the most guessed first: the dictionaries of the library are English. */
export const SWEDISH_WORDS: readonly string[] = (
  'lösenord losenord hemligt hejsan hejhej älskling sommar vinter höst vår sommaren vintern välkommen valkommen ' +
  'fotboll hockey ishockey sverige stockholm göteborg malmö uppsala västerås örebro linköping helsingborg norrköping ' +
  'jönköping lund umeå gävle borås sundsvall eskilstuna karlstad växjö halmstad kalmar kristianstad kommun kommunen ' +
  'kommunhuset förvaltning nämnd kontor kontoret jobbet arbete semester fredag måndag tisdag onsdag torsdag lördag ' +
  'söndag januari februari mars april maj juni juli augusti september oktober november december midsommar julafton ' +
  'påsk jultomten mormor farmor morfar farfar mamma pappa familjen barnen hunden katten hund katt älg björn räv varg ' +
  'blomma blommor solsken solen månen stjärna stjärnan regnbåge havet skogen sjön stugan torpet huset bilen cykel ' +
  'kaffe kanelbulle bulle fika choklad godis jordgubbe smultron blåbär äpple banan potatis köttbullar lingon snus ' +
  'volvo saab ikea abba pippi långstrump emil bamse karlsson zlatan ibrahimovic hammarby djurgården djurgarden aik ' +
  'ifk malmöff elfsborg färjestad frölunda brynäs leksand modo anna maria eva karin lena kristina elisabeth kerstin ' +
  'sara emma ingrid birgitta marie linda malin jenny annika ulla susanne monica åsa astrid elsa alice maja ella ' +
  'lars mikael anders johan erik per karl peter jan thomas daniel fredrik hans andreas bengt bo mats stefan magnus ' +
  'nils björn jonas oskar gustav axel emil viktor filip alexander hugo liam noah william elias andersson johansson ' +
  'karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson jansson hansson bengtsson ' +
  'lindberg jakobsson magnusson olofsson lindström lindqvist bergström lundqvist lundgren berg axelsson styrdokument ' +
  'styrskrift skrift program riktlinje handlingsplan administratör admin administrator användare inloggning logga ' +
  'datorn dator skärm tangentbord internet nätverk server test testar prova provar ändra byta nytt nya hemlig ord kod'
).split(' ')
