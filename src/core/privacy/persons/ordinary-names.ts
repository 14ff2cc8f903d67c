// Names that are ordinary words, places, companies, products or technologies as well: each needs other evidence beside it (a title, a
// slot, a second name). Our own list, lower case; a pure word list.

/** Given names. Those of one to three letters never count alone, so that few of them need to stand here. */
export const ordinaryGiven: ReadonlySet<string> = new Set(
  `abril ada adan ade adelaide ain alba alexa alexandria alma anderson angel angeles archer arda ariel asa ash ashton aster august augustine aurora autumn avery axel aya
    baha bahar bailey barak barb baris beau bela benedict bentley berk bilge blanca blanche bo bonita brad branden brando brandy brice brita brooke brooklyn burt buse buster
    camelia can canan candy carmine carson carter cary casey casper cassandra catalina chad chai chaim chanel charity chelsea cherish cherry chester chico christi christian
    clay clement clementine cleveland cliff clifford cole colt concepcion constance constant consuelo cooper cora corbin costin cristobal cruz crystal dag daisy dakota dale
    dallas dane dante darwin dawn dayton desire destiny devon dewey dian dick dino dion dixie dolly dolores domingo don dot drago drake drew dries duke durga dusty earl
    earnest ebba ebony ece eddy edison eka elle elmo else ember eros ester eve faith faye fern fleur flo floor flora flore florence floris fons forrest france frank gaia gale
    galileo garcia gene genesis geneva georgia germain german germana gia giga ginger gracia grady grant griffin grim grover gun guy hadar hale harley harm harmony harsh hazel
    heath heather herb hind holden holly homer honor houston huda hudson hung hunter hyacinth iago iga ike iman india indiana indigo ion ira iris isis isla israel issa iva
    ivy jacinta jack jackson jade jameson jasmine jay jean jesus jet jewel jordan jos journey joy june junior justice justin kalina karma kay kent kenya keren kimberley king
    kip kira kit kitty kobe lacey lama lance lando lane laurel lee lia lila lincoln line lies liza loan lola london lone lore lourdes lucky luna mac macy made madison mae magnolia
    mallory manu mar mare marin marina marine mark marquis marshall masa mason mate mateo max meg meir melody mercedes mercy merlin merry meta mia mickey milan miles mine
    minerva misty modesto moe monroe montana morgan moses nan nana nanda nat nelson nia nil nino nir nita noe nok norman nova obi octave oda odd odessa ole olive olympia om opal
    or orlando otto oz paco pal palma palmer palmira pam panos pansy paras pari paris parker pascal pascale pat patience patty pau payton paz pearl penny pepe pero philippine
    phoenix pia pierce pim piper ploy pola popi poppy porter portia prakash prem presley primo primrose prince princess prosper prospero prudence ramadan ran rasa raven ray
    reagan regina remus remy ren rena rex rik rim rima river rob robin rocky rod rok roman roos rose rosemary ruby rune rupa rusty sacha saga sage said saki sal salem
    salvador samba sandy santa santiago santo santos sari savanna savannah sawyer scarlet scarlett serenity shelby sherry shiv shiva shun siena sienna sierra signe simba skye
    skyler sofia sol sola solomon soma sonny sora south spencer sterling sultan suma summer sunny sydney tanner tawny taylor tea terra thor tia titus tod toma tomo tone tope
    trees trey tri trinity turner tutu ty udo uli una unity uno unto urban uri ursa valencia valentine vani veda veli venus verity victor victoria viola violet virginia vita
    walker warren wiley will willow wim windy wit woody yuma zion`.split(/\s+/),
);

/** Surnames that are ordinary words, trades, colours, places or companies as well: they count only after a known given name. */
export const ordinarySurnames: ReadonlySet<string> = new Set(
  `abe aguilar ahn amin ando arai arnold arora aslan austin babu bach bae baker baldwin ball banks baran barr beard becker bell bentley berg berger berry bishop black blanc
    blanco blom bloom bond booth bos bosch boyd bradford bravo brewer brock brooks brown bruce bulut burns busch bush butler campos cannon cano carpenter carter castillo
    castro chambers chandler chang chapman cheng chiang chin cho chow chu chung church churchill clark cobb cole collier colombo combs cook cooper cortes costa cox crane
    cross cruz curry dalton daniel das davidson day dean decker demir denis dey dijkstra douglas downs drake duda durham dyer engel england english estrada eze farmer ferrari
    field fields finch fischer fisher flores flowers floyd foley fontana forbes ford foreman foster fowler fox francis frank franklin freeman french frost fry fuchs fuller
    gallo gandhi garcia garner garrison gaspar gates george gibbs gibson gill glass glenn glover gogol goldman gordon grant graves gray greco green greene gross guerra haas
    haddad hale hall hamilton hampton han hancock hara hardin harding hardy harmon hart hawkins heath heinz henry hester hicks hill hodge holder holland holm holt hood hoover
    horak horn houston howard hudson huffman hull humphrey hunt hunter hurley hyde iglesias jackson jacob jager james jefferson jenkins jha johnson jordan joseph joyce jung
    kaiser kane kang kara katz keller kennedy kent kerr kim king kirk klein knight koch koh konig koval kumar kurt lai lam lamb lancaster lane lang lara lau laurent lee leon
    leonard leung levi liang lim lin lind lis little liu livingston lloyd long lowe lu luna lund luo luque lynch lyons ma mack malik mann manning marek mares markov marks
    marsh marshall marsik martin mas mason matei maxwell may mayer mayo meadows melo mercer merrill miles miller mills miranda mirza modi monroe montgomery moody moon moore
    mora morales moran moreno morgan mori morse moss moulin mouton nash navarro nelson newman newton nixon noble noel norman norton obi oh ojo oliver ono orlando ota otto
    pace padilla page palma palmer park parker parks parrish parsons pascal pascual pastor patrick paul payne paz pearson peck peter petit pierce pina pinto pitts polak ponce
    poole pope porter potter potts powers prabhu prakash pratt preston price prieto prince proctor putin quintana rac radu ramos ramsey randall randolph rao ray reed reid rey
    reyes rice rich richmond richter rios ritter rivers roach robert roca roche roger roland romano rose ross rowe rubio rush russell ryan sanders santana santoro sauer
    savage sawyer schiller sears sellers sen serra serrano seth shah shannon sharp sheffield shen shields short silva simmons simon singh singleton skinner sloan small smit
    snow sokol solis somerset sommer song soni soto sparks spears spence spencer staal stafford stalin stan stanley stanton stark steele stein stewart stokes stone stout
    strand strong stuart summers sutton suzuki sweet tagore tan tang tanner tate taylor terry testa thomas torres tse tucker turk turner tyler underwood urban vale valencia
    valentine vance varma vega vera vidal vila villa visser vlk vogel wada wagner wakefield walker wall walls walter walton wang ward ware warner warren washington waters
    watts weaver webb weber webster weeks weiss wells werner west wheeler white whitehead wilder winchester windsor winkler winter winters wise wolf wolff wood woods wright
    wu wyatt xu yang yardley yeh york young yu zamora ziegler zimmerman zulu`.split(/\s+/),
);
