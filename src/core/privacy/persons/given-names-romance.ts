// Given names of French, Spanish, Portuguese, Italian and Romanian speakers. Our own list, lower case, without accents; a pure word list.

const french = `abel achille adelaide adelin adeline adrien agathe agnes aime aimee alain alban albane albin aldric alexandre alexane alexis alice
  alienor aline alix alizee alphonse amandine ambre ambroise amedee amelie anais anatole andree ange angele angelique anicet anne-marie anouk
  anselme anthelme antoine antonin apolline ariane aristide arlette armand armande armel armelle arnaud arsene astrid aubin aude audrey
  auguste augustin aurelie aurelien aurore axel axelle aymeric baptiste barnabe barthelemy basile bastien beatrice benedicte benjamin benoit
  berenice bernadette bernard berthe bertrand blaise blandine boniface brice brigitte bruno camille capucine carine carole caroline
  catherine cecile celestin celestine celine cesaire chantal charlene charline charlotte chloe christelle christiane christine christophe claire clarisse
  claude claudette claudie clemence clement clementine cleo cloe clotilde clovis colette coline colombe constance constant constantin coralie
  corentin corinne cyprien cyriaque cyrille damien danielle daphne davy delphine denis denise desire didier dimitri dominique donatien
  edgard edith edmond edouard edwige eleonore eliane elie eline eliott elisabeth elise elodie eloi eloise elsa emeline emeric emile emilie
  emilien emma emmanuelle enora enzo erwan estelle etienne eudes eugene eugenie eulalie eva evelyne evrard fabien fabienne fabrice fanny
  felicie felicien ferdinand fernand fernande flavie flavien fleur flore florent florentin florian floriane florine france franck francine
  francois francoise frederic frederique gabin gael gaelle gaetan gaetane garance gaspard gaston gauthier gautier genevieve geoffroy
  georges georgette geraldine gerard germain germaine ghislain ghislaine gilberte gilles ginette gisele godefroy gontran gregoire guenole
  guilhem guillaume gustave guy gwenaelle gwendal hadrien helene helie henri henriette herve hippolyte honore honorine hortense hubert hugo
  hugues huguette ilan inaya ines irene isabelle isaure isidore ismael ivan jacinthe jackie jacky jacqueline jacques jean jeanne jeannine
  jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre
  jehanne jeremie jeremy jerome joachim joel joelle johann johanne jordane joris josee joseph josephe josette josiane josselin judicael
  julie julien juliette justin justine killian laetitia laure laureline laurence laurene laurent laurette laurine leandre lea leila lena leo
  leonard leonce leonie leontine leopold lilian liliane lilou line lino lionel lisa lise lison livia loan loic lola lorenzo lorraine
  lou louane louis-philippe louison loup luc lucas luce lucette lucie lucien lucienne lucile ludivine ludovic lydie maelle maelys mael
  magali magalie mahaut maite malo manon manuela marc marc-antoine marceau marcel marcelin marceline marcelle margaux margot marguerite
  marie marie-anne marie-claire marie-claude marie-christine marie-france marie-helene marie-josee marie-laure marie-louise marie-noelle
  marie-pierre marie-therese marielle mariette marin marine marius marlene marthe martial martine marylene maryse maryvonne mathias mathieu mathilde
  mathis mathurin matthieu maud maurice maxence maxime maximilien maylis mederic melanie melissa melodie melusine mickael micheline mireille
  monique morgane muriel myriam nadege nadine nans nathalie nathan nicolas nina ninon noe noel noelie noelle noemie nolwenn norbert octave
  oceane odile odilon olivier olympe ondine oriane orlane pacome pascal pascale pascaline patrice patricia paulette paulin pauline
  perrine philibert philippe philippine pierre pierre-yves pierrette pierrick placide prosper prune quentin quitterie raoul raphaelle raymonde
  regine regis reine remi remy renaud renaude rene renee richarde robin rodolphe rodrigue rolande romain romane romuald rosalie rose rosine roxane
  roxanne ruben sabine sacha salome samuel sandrine sarah sebastien segolene serge severin severine sidonie simone solange solene soline
  solenne sonia stanislas stephane stephanie sylvain sylvaine sylvestre sylvette sylviane sylvie tanguy tatiana teddy thais thelma theo theodore
  theophile therese thibaud thibault thibaut thierry thimothee thomas tiphaine titouan tom tristan ulysse urbain ursule valentin valentine valere
  valerian valerie valery vianney victoire victorien victorine vincente violaine violette virgile virginie vivien viviane wilfried xavier yael
  yanis yann yannick yannis yoann yohan yolande yves yvain yvan yvette yvon yvonne zacharie zelie zephyrin`;

const iberian = `abelardo abigail abril adalberto adan adelaida adelina adolfo adriano afonso agapito agustin agustina ainhoa ainara aitana aitor alba
  albertina alberto aldo alejandra alejandro alfonso alicia alirio almudena alonso alvaro amadeo amadeu amaia amalia amancio amarildo amaro
  ambrosio amelia amparo ana anabela anacleto anahi anastasio anderson andreia andres andreu angeles angelita anibal aniceto anita anna antonella
  antonia antonio anxo apolonia araceli aranzazu ariadna ariosto arlindo armando arnaldo arnau arsenio artur arturo ascension asier asuncion atilio
  augusto aurelio aureliano aurora azucena balbina baltasar barbara bartolome basilio baudilio beatriz begona belen benicio benito bento
  benjamim berenguer bernabe bernardino bernardo berta bibiana blanca blas bonifacio borja braulio brayan breno brigida bruna bruno caetano caio calixto
  camilo candelaria candido caridad carina carla carlos carlota carmelo carmen carmo carolina casimiro catalina catarina cayetana cayetano cecilio
  celestino celia celina celso cesar chema chico cipriano cintia clara clarisa claudio clemente cleusa concepcion conceicao consolacion constantino
  consuelo cosme crisanto cristian cristiana cristiano cristina cristobal cristovao cruz custodio dafne damaso damiao daniela danilo davi debora delfina
  delfim demetrio denilson desiderio deusdete dilma dinis diogo dionisio dolores domingo domingos domitila doroteo duarte dulce edelmira eder edilson
  edison edmundo edson eduarda eduardo edurne efrain eladio elba eliana elias elisa elisabete eliseo eloy elvira emanuel emerson emiliano emilio
  encarnacion eneko enric enrique enzo epifanio erasmo ernestina ernesto esmeralda esperanza estanislao esteban estefania estela estevao estrella eugenio
  eulalia euclides eusebio eva evangelina evaristo evandro everton ezequiel fabiana fabio fabiola fabricio facundo fatima fausto federica federico
  feliciano felipa felipe felisa felix fermin fernanda fernando ferran fidel filipa filipe filomena flavia flavio florencia florencio francesc francisca
  francisco froilan fulgencio gabriela gael galo garcia gaspar genaro geraldo gerardo german gertrudis gerson gervasio gilberto gilmar gilson gines
  giovana gisela gisele gloria goncalo gonzalo gorka graca gracia graciela greta gregorio guadalupe guido guilherme guillem guillermina guillermo guiomar
  gumersindo gustavo haroldo hector helder helena heloisa henrique heriberto hermelinda herminia herminio hernan hilario hipolito honorio horacio hugo
  humberto iago ian ignacio igor iker ilda ildefonso ileana imanol imelda ines inigo inmaculada inocencio ione ira iracema irma isaac isabel isadora
  isaura isaias isidoro isidro ismael israel itziar ivan ivete ivo ivone izan jacinta jacinto jacobo jaime jair jairo jandira jaqueline jaume javier
  jeronimo jesus jimena joan joana joao joaquim joaquin jofre jonatan jordi jorge jose josefa josefina joselito josep josue josune jovita juan juana
  juanita juanjo julia juliana juliano julio julieta junqueira justo juvenal kiko laia lara laura lautaro laurinda lazaro leandro leire leocadia leonardo leoncio
  leonel leonor leopoldo leticia lidia ligia lisandro livia lola loida lope lorena lorenza lorenzo lourdes lourenco lucas lucero lucia luciano lucila lucrecia
  ludmila luis luisa luismi luiz luiza luzia macarena maduro mafalda magdalena maicon maikel maite malena manel manoel manuel manuela manolo mar marcela
  marcelino marcelo marcia marcial marcio marco marcos margarida margarita mariana mariano maribel maricarmen marilia marimar marina marisa marisol
  maristela mariza marlene marta martim martina martin mateo mateu mateus matias matilde mauricio maximiano maximino maximo mayra melchor melisa
  mercedes miguel miguelina mikel milagros milton mireia mirella miriam modesto moises monica montserrat murilo nacho nadia nahia narciso natalia natividad
  nayara nazaret neiva nelida nelson nerea nereida nestor neusa neymar nicanor nicolau nieves noelia noemi nora norberto nuno nuria nydia obdulia octavio
  odalys odete ofelia olegario olga olivia omar onofre oriol orlando oscar osvaldo oswaldo otavio otilia pablo paco palmira paloma pancho paola pascual
  pastora patricio paula paulina paulino paulo pau paz pedro pepa pepe perla petronila piedad pilar pio placido plinio ponce porfirio primitivo
  priscila prudencio purificacion quim quique rafael rafaela raimunda raimundo ramiro ramon ramona raquel raul rebeca regina reinaldo remedios renata
  renato reynaldo ricardo rigoberto rita rivaldo roberto robinson robson rocio rodolfo rodrigo rogelio rogerio roman romario romina romulo ronaldo
  ronaldinho roque rosa rosalia rosalinda rosana rosangela rosario rosaura roser rosineide ruben rubens rufino ruperto rute ruy sabina salome
  salomao salvador samanta sancho sandro santiago santos sara saturnino saul sebastiana sebastian sebastiao segundo selma serafin sergi sergio severo
  severino silvano silvana silverio silvestre silvia silvino silvio simao simon simona socorro sofia sol soledad sonia suelen susana tadeo tadeu
  tamara tania tarcisio tatiana telma telmo teo teodora teodoro teofilo teresa teresinha thais thiago tiago tomas tome toribio torcuato
  trinidad txema ubaldo ulises urbano uriel urraca ursula uxia vagner valdir valente valentin valeria vanesa vasco venancio vera veronica vicenc
  vicenta vicente victoriano vidal vilma vinicius violeta virgilio virginia virtudes visitacion vitor vitoria viviana waldo walter wanderley washington
  wellington wendy wilfredo wilmer wilson xabier xavi xesus ximena xoan xose yago yaiza yamila yanina yara yesenia yolanda yuri zacarias zaida zaira
  zelia zenaida zulema zulmira`;

const italian = `achille ada adalgisa addolorata adele adelmo adolfo adriana agata agnese agostina agostino aida alba alberto alda aldo alessandra
  alessandro alessia alessio alfio alfonsina alfonso alfredo alice alina allegra alma alvise amalia ambra ambrogio amedeo amelia amerigo amilcare
  anastasia andrea angela angelica angelina angelo aniello anita annalisa annamaria annarita anselmo antonella antonello antonietta antonina antonino
  antonio arcangelo argentina arianna armando arnaldo arrigo arturo assunta attilio augusta aurelia aurelio aurora azzurra baldassarre barbara bartolomeo
  basilio battista beatrice beniamino benedetta benedetto benito berenice bernardo bettina biagio bianca bonaventura brando bruna brunella bruno
  calogero camilla camillo carla carlo carlotta carmela carmelo carmine carolina caterina catello cecilia celestino cesare cesira chiara cinzia ciriaco
  ciro clara clarissa claudia claudio clelia clemente cleofe clotilde concetta consolata cornelio corrado cosimo costantino costanza cristian
  cristiano cristina cristoforo dalila damiano daniela daniele danilo daria dario davide debora delia demetrio desiderio diamante diana diego
  dina dino domenica domenico domiziana donatella donato dora edda edgardo edoardo efisio egidio egle elda elena eleonora elettra elia eliana
  elio elisa elisabetta elsa elvira emanuela emanuele emilia emiliano emilio emma enea enrica enrico enza enzo eraldo ercole eriberto erica
  ermanno ermelinda ermes ernesto ersilia eros ettore eugenia eugenio eustachio eva evaristo ezio fabiana fabiano fabio fabiola fabrizia fabrizio
  fausta fausto fedele federica federico felice feliciana ferdinando ferruccio filiberto filippa filippo filomena fiora fiorella fiorenza fiorenzo flaminia
  flavia flavio flora floriana floriano fortunato franca francesca francesco franco frida fulvia fulvio furio gabriele gabriella gaetana gaetano
  gaia galileo gaspare gemma gennaro genoveffa gerardo germana germano gerolamo gertrude giacinto giacomo giada giambattista giampaolo giampiero giancarlo
  gianfranco gianluca gianluigi gianmarco gianmaria gianna gianni gianpaolo giannina gigliola gilberto gilda gina ginevra gino gioacchino gioele gioia
  giona giordana giordano giorgia giorgio giosue giovanna giovanni girolamo giuditta giulia giuliana giuliano giulietta giulio giuseppe giuseppina giustina
  giustino giusto gloria goffredo graziella grazia graziano greta gualtiero guerrino guglielmo guido iacopo ida igino ignazio ilaria ilario ileana imma immacolata
  ines innocenzo iole ippolito irene iris irma isabella isacco isidoro isotta italo ivana ivano ivo jacopo katia lamberto lando lara laura lavinia
  lazzaro lea leandro lelio leo leonardo leone leonida leonilda leopoldo letizia lia liana liberato libero licia lidia liliana lina lino lisa livia
  livio liborio loredana lorella lorena lorenza lorenzo loretta loris luca lucia luciana luciano lucilla lucio lucrezia ludovica ludovico luigi
  luigia luigina luisa maddalena mafalda manfredi manlio manuela mara marcella marcello marco margherita maria mariangela marianna mariano mariapia
  marica mariella marika marilena marina marino mario marisa maristella marta martina martino marzia marzio massimiliano massimo matilde matteo mattia
  maura maurizia maurizio mauro melania melissa mercedes michela michelangelo michele michelina milena milva mimma mimmo mina mirco mirella mirko
  miriam modesto moira monica morena moreno nadia napoleone natale natalia natalino nazzareno nella nello nerina nereo nerio nevio nicola nicolas
  nicoletta nicolo nilde nina nino nives noemi norma novella nunzia nunzio oddone odoardo ofelia olga olimpia oliviero ombretta omero onofrio
  oreste orazio oriana orietta orlando ornella orsola ortensia oscar osvaldo otello ottavia ottaviano ottavio palmira palmiro paola paolo pasquale
  patrizia patrizio pellegrino perla petronilla pia piera piergiorgio pierluigi piero pierpaolo pietro pina pino pio placido priamo primo prospero quirino
  rachele raffaella raffaele raimondo raniero rebecca regina remigio remo renata renato renzo riccarda riccardo rinaldo rino rita roberta roberto
  rocco rodolfo rolando romana romano romeo romina romolo romualdo ronaldo rosa rosalba rosalia rosangela rosanna rosaria rosario rosella rosetta rosina
  rosita rossana rossella ruggero ruggiero ruth sabatino sabina sabrina salvatore salvo samanta samuele sandra sandro santa santina santino santo
  sara saverio savino sebastiano secondo selene selvaggia serafina serafino serena sergio sestilio settimio severino sibilla silvana silvano silvestro
  silvia silvio simona simone simonetta siro sofia sonia stefania stefano stella susanna sveva tamara tancredi tania tarquinio tatiana telemaco teodoro
  teresa tina timoteo tito tiziana tiziano tommaso tonino torquato tosca tullia tullio ubaldo ugo ulisse umberto urbano valentina valentino valeria valerio
  vanda vanessa vania vasco velia venanzio vera verdiana veronica vilma vincenza vincenzo viola violetta virgilio virginia virna vito vittore vittoria
  vittorino vittorio viviana walter wanda zaira zeno zita`;

const romanian = `adela adelina adi adina adrian adriana agripina alexandru alexandra alin alina ana-maria anamaria anca andra andrada andrei andreea aneta
  anghel aniela anisoara anton antonia aurel aurelian aurica bebe beniamin bianca bogdan brandusa brandusa calin camelia carmen casandra catalin catalina
  catrinel cezar cezara ciprian claudiu codin codrin codrina codruta constantin constanta constantza corina cornel cornelia cosmin cosmina costel costica
  costin crenguta crina cristi cristian cristina cristinel daciana dacian damian dan dana daniel daniela daria darius delia denisa despina diana
  dimitrie dinu dochia doina doinita dorel dorin dorina doru dragos draga dumitra dumitru ecaterina eduard elena elisabeta elisaveta emanoil emil emilia
  emilian eremia eufrosina eugen eugenia eusebiu eva fabian felicia filip flaviu floare florea florentina florian florica florin florina francisc gabi
  gabriel gabriela george georgeta georgiana gheorghe gheorghita ghita gica gratiela grigore haralambie horatiu horea horia iacob iancu ileana ilie
  ilinca ilona ina ioan ioana ion ionel ionela ionica ionut iosif irina isabela iulia iulian iuliana iuliu iustin iustina izabela laurentiu lavinia
  leontin lia lidia ligia liliana liviu livia loredana lorena lucian luciana lucica lucretia luminita madalin madalina magda manole manuela mara marcel
  marcela margareta maricica mariana marian marilena marin marina marinela marius matei maria-magdalena mihaela mihai mihail mihaita mihnea mioara mircea
  mirela miron miruna mitica monica mugur mugurel narcis narcisa neculai neagoe nelu nicoara nicolae nicoleta nicusor nistor nora octav octavian octavia
  oana olimpia oltea olguta ovidiu paraschiva patricia paul pavel petre petrica petronela petru petruta pompiliu radu raluca ramona rares raul razvan
  relu remus rodica romeo roxana ruxandra sabin sanda sandu saveta sebastian septimiu serban sergiu silviu silvia simona sofia sorin sorina stan stana
  stancu stefan stefania stela stelian steliana tache tatiana teodor teodora tiberiu timotei toader toma traian tudor tudora valentin valeriu vali vasile vasilica
  veronica veta vicentiu victorita viorel viorica virgil vlad vladimir vladut voicu voichita zaharia zamfir zenovia zoia`;

export const romance = `${french} ${iberian} ${italian} ${romanian}`;
