// Given names of German, Dutch, Nordic, Finnish and Baltic speakers. Our own list, lower case, without marks (ö: o, ø: o, ß: ss, þ: th); a
// pure word list.

const german = `achim adalbert adelheid adolf albrecht alexander alfons alfred alois aloisia alwin alwine amalie amrei andrea andreas angelika anja anika anke anna
  annegret anneliese annelore annemarie annett annette annika ansgar anselm antje anton armin arne arno arnold arnulf arthur astrid august axel babette
  baldur balthasar barbara bastian beate beatrix benedikt benno bernadette bernd bernhard bernward bert berta berthold bettina bianca birgit birgitta birte bjorn
  bodo boris britta brigitte bruno brunhilde burghard burkhard burkhardt carina carola carsten christa christel christiane christof christoph claus clemens
  conny constanze corinna cornelia cornelius cosima dagmar daniela dankmar detlef detlev diana diemut dieter dietlinde dietmar dietrich dirk dominik dora dore
  doris dorit dorothea dorothee eberhard eckart eckhard edeltraud edelgard edgar edmund eduard egbert egon ehrenfried eike ekkehard elfriede elias elisabeth elke
  elmar elsbeth else emil emmerich engelbert erhard erich erik erika ernst ernst-august erna ervin erwin esther ewald eugen eva fabian falk felicitas felix
  ferdinand florian franz franziska frauke fred freia fridolin friedemann friederike friedel friedhelm friedrich fritz frohmut gabi gabriele gebhard georg gerald gerd gerda gereon gerhard
  gerlinde gerold gernot gert gertraud gertrud gesa gesine gisbert gisela gitta gottfried gotthard gotthilf gottlieb gregor greta gretel gudrun guido gunda gundula gunter
  gunther guenter guenther hanne hannelore hannes hanno hans hans-georg hans-jurgen hans-joachim hans-peter hans-werner harald hartmut hartwig hasso hauke hedda hedwig heide
  heidemarie heidi heike heiko heiner heinrich heinz heinz-peter helene helga helge hellmut helma helmut helmuth hendrik henning henriette henrik herbert heribert
  hermann hermine herta hertha hilda hilde hildegard hilmar holger horst hubert hubertus hugo ida ignaz ilka ilona ilse imke immanuel ina ines inga inge
  ingeborg ingo ingolf ingrid inka irene iris irma irmgard irmtraud isabell isolde jakob jana janina jannik jannis jens jessika joachim jochen johann johanna
  johannes jonas jorg joerg joern jorn josef josefine joseph juergen jurgen julia juliane julius justus jutta kai karen karin karina karl karl-heinz karlheinz
  karla karola karoline karsten kaspar kastor katarina katharina kathrin katja katrin kerstin kevin kilian kirsten klara klaus klaus-dieter klemens knut konrad
  konstantin kordula korinna kornelia kunibert kunigunde kurt lars laura leander lena leni leonhard leonie leopold liesbeth lieselotte liesel linus lisbeth lisa liselotte loni
  lore lothar lotte ludger ludwig luise luisa lukas lutz magdalena maike maja malte manfred manja manuela marc marcel marco mareike maren margarete margarethe margit
  margot margret maria marianne marie marika marina mario marion marita marius markus marlene marlies marlis marten martha martin martina mathias mathilde
  matthias maurus max maximilian mechthild meike meinhard meinrad melanie melitta michael michaela mirjam mona monika moritz nadine natascha nele nicole niklas nils nina
  norbert notburga oda odo olaf ole olga oliver ortrud ortwin oskar oswald ottfried otmar otfried othmar otto ottilie pascal patrick paula paul-gerhard peer petra philip philipp
  pia rabea raimund rainer ralf ralph raphael rebekka reginald regina regine reimar reimund reiner reinhard reinhardt reinhold reinmar renate richard
  ricarda robert roderich roland rolf roman romy ronja ronny rosa rosemarie rosi roswitha rudi rudiger ruediger rudolf rupert ruprecht sabine sabrina samuel sandra
  sascha saskia sebastian selma siegbert siegfried sieglinde siegmund siegrid sieghard sigmund sigrid sigrun silke silvia simon simone sina sonja soren stefan stefanie steffen
  steffi stephan svea sven svenja sybille tabea tamara tanja tatjana thea theodor theresa theresia thilo thomas thorben thorsten tilman tilo tim timo tina tino
  tobias torben torsten traudel traute trude udo ulf uli ulla ulli ulrich ulrike undine urs ursel ursula urte uschi ute utz uwe valentin valeska vera verena
  veit veronika viktor viktoria vinzenz volker volkhard volkmar walburga waldemar waldtraut walter walther waltraud waltraut wendelin wendel wenzel werner wibke wiebke wieland
  wigbert wilfried wilhelm wilhelmine willi willibald willy wilma winfried wolf wolf-dieter wolfgang wolfhard wolfram wulf xaver yannick yvonne zacharias zita`;

const dutch = `aad aafke aaltje aart adriaan adriana adriaen aldert alida alwin anneke annelies annemiek annemarie anouk antje antoon ard arend arie arjan arjen
  arnoud arnout astrid aukje babs bas bastiaan beppie berend bertus betje bram brechtje brigitta carolien cas casper chiel christel christiaan claasje coen
  coenraad cor corine cornelis corrie cees daan dafne daphne derk diederik dieuwke dirkje dolf doortje dries elien elise elly elske els emma engeltje erwin evelien
  evert faas femke fenna fenne fleur floor floris fokke fons frans frank frederiek freek frits froukje geert geertje geertruida geke gerben gerda gerrie gerrit
  gerritje gert gertjan giel gijs gijsbert gonnie govert greetje grietje guus gwen hanneke hannie harm harmen harrie heleen hein heleentje hendrick hendrika hendrikje
  hennie henk herman hermien hester hetty hidde hilde hilbert huib huub huibert ietje ilse imke ineke iris isa ivo jaap jacco jacoba jacobus jacomina jacqueline janneke
  jannes jannetje jans jasper jeannette jelle jelmer jeroen jet jetske jitske jochem joep johan johanneke jolanda jolien joost jop jordy joris jorrit jos josephine josje juriaan
  jurriaan justus kaatje karel karlijn karst kees kim klaas klaasje koen koenraad koos krijn laurens leen leendert lennart lex liesbeth lieke lien lieve lieven lies
  linde lisanne lodewijk loes lotte lou luuk lucas ludo maaike maarten maartje machteld maikel maria-louise marcel margriet marieke mariette marijke marijn marike
  mariska marit marjan marjolein marjolijn marleen marlies marloes marnix mart maud maurits meindert melchior menno merel merijn michiel mieke mien mies mirjam monique
  neeltje nelleke nicolaas niek niels nienke noor noortje otto paulien petrus petronella pieter pieternel pien piet pim quinten reinier reinoud rembrandt remco renske riet rik
  rinus roel roelof roelien roos rozemarijn ruben rutger ruud ruurd saar sabine sander sanne saskia sebastiaan servaas sharon siebe siemen sieta sietse sijbren sikke simone sjaak sjoerd sjors
  sofie stan stefan sterre stijn suzan suzanne sven sybren symen tamar teun teunis tess teuntje thea theun thijs tibbe tijmen tijn timon tineke tjeerd tjitske toon tonny trees trijntje
  trudy truus valentijn veerle vera victor vincent wander wesley wendy wessel wiebe wieke wiel wietse wijnand wilco willeke willem willemijn willemien wim winston wouter wubbo xandra ymke yvo
  zeger zoe`;

const nordic = `aase adalbjorg adalsteinn agda agneta agnar agust ake aksel albin alexander alfhild algot alf allan alma alva alvar amalie amund anders andreas andri anette anita
  anja ann-charlotte ann-christin ann-marie ann-sofie anna-karin anna-lena anna-maria annika ante anton arild ari arna arnar arndis arne arnfinn arnhild arni arnor arnthor arthur arvid asa asbjorn
  ase asgeir asgerdur ashild askur aslaug asmund asta astri astrid astridur asthildur atli aud audun audur auduns axel baldur barbro bard bartosz bengt benedikt bente bergljot bergsveinn bergthor
  bergthora bergur berit bernt bertil birger birgir birgit birgitta birita birkir birna birta birthe bitte bjarki bjarne bjarney bjarni bjartur bjork bjorgvin bjorg bjorn bo bodil borghild borge
  borje bosse bragi brit brita britt britta bryndis brynhild brynhildur brynja brynjar brynjolfur cecilie charlotta christer christian claes conny dagbjort dag dagfinn dagmar dagny dagrun dagur david dilja disa dorte dorthe
  ebba ebbe edda edvard edvin egil egill eigil einar eir eirik eirikur elfa elin elisabet elisabeth elina ella elle ellinor elna elov elsa elvar embla emil erik erika erla erland erlend erlendur erling erlingur
  erna ernst esben ester eva evald evert eydis eygerdur eysteinn eythor eyvind eyjolfur fanney fanny filip finn finnbogi finnur fjola folke fredrik freydis freyja freyr fridbjorg fridolf fridrik frida fritjof frode froydis
  gard gardar geir geirmundur georg gerda gisli gissur gitte gjermund glenn gosta gottskalk greger greta grete grethe grim grimur gro gudbjorg gudfinna gudjon gudlaug gudlaugur gudmund gudmundur
  gudni gudny gudridur gudrun gudveig gullveig gunborg gun gunhild gunilla gunn gunnar gunnhildur gunnlaug gunnlaugur gunnleif gunvor gustaf gustav gyda gylfi hafdis hafsteinn haakon hakan hakon halfdan halla halldis
  halldor halldora hallgerdur hallgrimur hallur hallvard halvard halvor hampus hanna hannes hans hans-petter harald haraldur harpa havard haukur hedda hedvig heida heidar heidi heidrun helen helena helga helge
  helgi hella henning henny henrik herborg herdis hermod hilding hildigunnur hildur hilmar hinrik hjalmar hjalti hjordis hjortur hlin hlynur holger holmfridur hrafn hrafnhildur hrefna hreinn hronn hugi hugrun hulda
  huldar ida ina ingemar ingegerd ingela inger ingibjorg ingi ingimar ingimundur ingmar ingolfur ingrid ingridur ingunn ingvald ingvar ingvi isak isabell isleifur ivar jacob jakob jan-erik jan-olof janne jannike jarle jarl
  jarnsaxa jens jenny jens-kristian jeppe jerker jesper joachim joakim johan johann johanna johannes johnny jokull jon jonas jonas jonina jonna jorgen jorn jorunn joseph josefin jostein julius jytte kaare kai kaisa
  kaj kajsa kalle kare karen karin karita karl karl-erik karoline karsten kasper katarina katja katrin katrine kathrine kerstin ketil ketill kicki kirsten kirsti kjartan kjell kjersti kjetil klara klas klara
  knud knut kolbeinn kolbrun konrad kristbjorg kristian kristiane kristin kristina kristine kristinn kristjan kristjana kristofer kristoffer kristrun kurt laila lars lars-erik lasse laufey laura leif leifur leiv
  lena lennart lilja lill lillemor lina linda line linn linnea lis lisbet lisbeth lise liv lone lotta lotte louise lovisa lukas mads magne magnea magnhild magnus magni maj maja maj-britt malene malin
  malena mans marcus mareike maren margareta margit margret margrethe mari mariann marianne marit maria markus marta marte marten martin mathilde mats mathias mattias merete meta mette mia mikael mikkel mille mikaela
  minna mogens mona monika morten nanna natan nikolai nikolaj niels niklas nikoline nils nina njall njord ninna noomi oddbjorn oddgeir odd oddny oddur odin ola olaf olafur olav ole oli olof olaf oliver olof olov
  olga olina omar orjan orn orri osk oskar ottar otto ove palmar palina pal pall palle par patrik peder pelle per pernilla pernille per-erik peter petra petri petter petur poul preben ragna ragnar ragnheidur ragnhild
  ragnhildur rakel randi rannveig ranveig rasmus rebekka reidar reidun reynir richard rikard rikke robin roald roar rolf ronja ronni rosa rune runar runa runolfur ruth saga sandra sanna sara sebastian sif sigbjorn sigbritt
  sigfus siggeir sigge signe signy sigmar sigmundur sigrid sigridur sigrun sigurbjorg sigurbjorn sigurd sigurdur sigurgeir sigurjon sigurlaug sigurros sigurveig sigvard silje simen simon sindri sissel siv sjofn skarphedinn skuli smari
  snaebjorn snorri snorre soffia sofia sofie solfrid sollilja solrun solveig solvi sonja soren soley staffan stefan stefania stefan steen stein steinar steingrimur steinn steinunn stian stig stina sture sturla sunna
  sune svala svana svanhildur svante svanur svava svavar svea svein sveinn sveinung sven svend sverre sverrir sylvi synnove tage teit teitur terje thea theodor thor thora thorarinn thorbjorg thorbjorn thordis thordur thorgeir thorgerdur
  thorgils thorhallur thorhildur thorir thorkell thorlakur thormodur thorolfur thorstein thorsteinn thorunn thorvald thorvaldur thrainn throstur thury tilde tinna tjorvi tobias tomas tor torbjorg torbjorn tord tordis tore torfi
  torgeir torgrim torgny torhild torill torkel torkild torleif torsten tove trausti trine trond troels trygve tryggvi turid tyra ulf ulla ulrik ulrika ulrikke unn unnur uffe urban valborg valdimar valdis valgeir valgerdur valur
  vebjorn vegard veigar vemund vera vibeke vidar vidir viggo vigdis viking vilborg vilgot vilhelm vilhjalmur viljar villads vilma vivi vivian wenche yngvar yngve yngvi yrsa ylva ymir`;

const finnish = `aada aaro aarne aaron aatos aatu aila aili aimo aino airi aki aleksanteri aleksi ales alina allan alpo amanda anita anja anne anneli anni annikki annukka ansa ansu anssi antero antti anu anttoni
  arja armas aro arto artturi arttu arvi arvo asko asta atte aukusti aulikki aulis auli auvo eelis eemeli eemil eerik eerika eerikki eero eetu eevi eeva eija eila einari eino eira elias elina elisa elli elsa elviira enni erja
  erkki esa esko essi eveliina hannele hannes hanna hannu harri heikki heini helena helmi helvi henna henri henrikki hilja hilkka hilla hillevi iida iina iiris iiro iisakki iivari ilari ilkka ilma ilmari ilona ilpo ilta impi
  inari inka inkeri irja irma irmeli isto jaakko jaana jalmari jani janina janita janne jari jarkko jarmo jasmin jere jesse joel johannes joni jonne joona joonas joonatan jorma jouko jouni juha juhana juhani juho jukka juri
  jussi juuli juulia juuso jyrki kaarina kaarlo kaija kaino kaisa kaisu kalervo kalevi kalle karoliina kari katariina kati katja katri kauko kerttu kiira kimmo kirsi kirsti kristiina kullervo kustaa kyllikki kyosti lahja
  laina lasse lauri lea leea leena leevi leila lempi lenni leo liisa lilja linnea lotta luukas maarit maija maiju maire manu mari marja marja-leena marjaana marjatta marjo marjut marko markku markus martti matias matti mauno maunu
  mauri meeri mervi merja miia miika mika mikael mikko milja milla minea minna minttu mirja mirjami mirka mirva miro niilo niina niko niklas nooa noora olavi olli ona onni onerva oona orvokki oskari osmo ossi otso otto outi
  paavali paavo paivi paivikki pasi paula pauli pauliina pekka pekko pentti perttu petra petri petteri pihla piia pilvi pinja pirita pirjo pirkko raija raila raili raimo raine raisa rami rasmus rauha rauni rauno reetta reijo reima reino
  riikka riina riitta rita risto ritva roni ronja roope saana saara saija saila saima saimi sakari sami samu samuli sanna santeri santtu sari sanelma satu saul seija selma senja seppo siiri silja simo sini sinikka sirkka sirpa
  sisko soile sohvi soili sointu sonja suvi susanna sylvi taavi taimi taina taisto tanja tapani tapio tarja taru tauno teemu teija tellervo terhi tero tertta terttu tiia tiina tiiu timo toini toivo tommi toni topi topias
  tuija tuire tuomas tuomo tuovi tuukka tuula tuulia tuulikki tyyne tyyni ulla unto uolevi urho usko uuno vaino valtteri veera veeti veijo veikko veini vellamo venla verna vesa vieno viivi vilho vilja viljami viljo ville vilma virpi virve voitto vuokko
  yrjo`;

const baltic = `aivars andris ansis arnis arturs arvydas aiste algirdas agne agnese aija aleksandrs alfredas algis andrius andrejs anete antanas arnoldas asta audrius audrone ausra baiba birute bronius dace daina dainis dainius dalia danute darius daumantas dovile
  edgars edita egidijus egle elita elmars emilija evija gabija gatis gediminas giedre gintaras gintare girts gunars guntis gustavs ieva ilze imants inese ingus inguna irmantas jadvyga janis jolanta jonas juozas jurgis jurgita juris justinas justina
  karlis kaspars kastytis kazimieras kestutis kristaps kristine laima laimdota laura lauris liga linas lina liudas lukas maris mantas marija martynas martins mindaugas mykolas neringa nerijus nijole normunds oskars peteris petras povilas raimonds raimondas ramunas
  rasa rasma regimantas reinis rimantas rimvydas rita ritvars roberts rokas ruta rytis sandris sanita santa sarmite saulius sigitas silva simonas skaidrite stasys tadas tomas ugne uldis vaida vaidas valdas valdis vilius vidmantas viesturs vilma
  virginijus vita vitalijs vytautas vytas zane zigmantas zivile zydrunas aare aavo aivar allar ain anneliis ants arvo avo endel epp heiki helve hillar imbi indrek jaak jaan janek joosep juhan juri kaarel kadri kalev katrin kaur kersti kristjan kulno kuldar leida lembit
  liina liis maarika madis maie malle mare margus mart meelis merike mihkel ott paavo peep piret priit raivo rein rivo riina siim sirje taavi tarmo tiit tonu toomas triin ulle urmas uno vaino veiko viive villu`;

export const northern = `${german} ${dutch} ${nordic} ${finnish} ${baltic}`;
