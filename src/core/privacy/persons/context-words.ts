// Words around a name that make it one. Our own lists, in lower case.

const setOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Titles: the capitalised word after one is a name. Without the point; also without marks, as words of a run are folded. */
export const titles =
  setOf(`herrn senor senora senorita fraulein doctor doctora doktor docteur docteure maître maitre professeur professeure dottor dottore dottoressa professore professoressa profesor profesora avvocato doutor doutora doña
  mr mrs ms miss mx dr prof professor sir madam mme mlle mgr monsieur madame mademoiselle herr frau fräulein hr fr sr sra srta señor señora señorita sig sigra signor signora
  dott dottssa ing avv dhr mevr mevrouw meneer pan pani pán paní panna bay bayan hanım señorita senhor senhora sheikh sri shri smt lord lady dame rev reverend capt captain lt sgt sergeant col colonel maj gen
  господин госпожа г-н г-на г-ну г-ном г-жа г-жи г-же г-жу г-жой тов товарищ гражданин гражданка пан пани пані доктор профессор академик пане господин госпожо госпођа г-ђа κύριος κυρία`);

/** Lower-case particles between the parts of a name. */
export const particles = setOf(
  `van von de der den del della delle di da do dos das du la le el al bin bint ibn ben y e zu zum zur ter ten af av`,
);

/** Roles: "producer James", "my wife Anna". Of people one knows and people one writes about. */
const kin = `wife husband mother father mom mum dad son daughter brother sister aunt uncle cousin niece nephew grandma grandmother grandpa grandfather friend friends girlfriend boyfriend partner fiancé fiancee fiance boss
  colleague coworker manager neighbor neighbour roommate kid child baby girl boy guy man woman lady teacher doctor lawyer therapist landlord assistant guardian client patient student nanny babysitter
  dentist nurse accountant hairdresser plumber electrician surgeon tutor classmate flatmate housemate stepmother stepfather stepmom stepdad stepson stepdaughter grandson granddaughter godmother godfather`;
/** Russian, Ukrainian, Bulgarian and Serbian ones, in the nominative. Not offices: "президент России" names no person. */
const eastern = `актер актёр актриса писатель писательница режиссер режиссёр певец певица поэт поэтесса композитор художник художница журналист журналистка драматург философ музыкант гитарист барабанщик вокалист
  брат сестра жена муж друг подруга сын дочь отец мать мама папа дядя тётя тетя дедушка бабушка внук внучка племянник племянница сосед соседка коллега начальник учитель учительница врач психолог адвокат пациент клиент
  чоловік дружина брат сестра син донька батько мати друг подруга колега вчитель лікар письменник співак актор художник мъж съпруг съпруга баща майка приятел приятелка син дъщеря писател певец муж супруг супруга пријатељ писац певач глумац`;
/** What people are to each other or do for a living, in lower case: a name may stand behind. */
export const roles =
  setOf(`${kin} author writer poet novelist journalist reporter director producer songwriter singer rapper guitarist drummer bassist musician composer actor actress comedian artist painter architect photographer
  scientist physicist mathematician philosopher historian economist psychologist president chairman ceo cto founder co-founder cofounder senator congressman congresswoman representative governor mayor minister chancellor ambassador
  judge justice attorney king queen prince princess pope saint bishop captain coach player footballer striker goalkeeper quarterback champion boxer commenter spokesman spokeswoman critic editor lieutenant detective officer agent
  freund freundin kollege kollegin chef bruder schwester mutter vater sohn tochter autor schauspieler sänger regisseur präsident ami amie frère sœur mère père fils fille mari auteur acteur amigo amiga hermano hermana madre padre hijo hija
  esposa esposo marido jefe autor actor amico fratello sorella moglie marito irmão irmã mãe pai filho filha broer zus vriend vriendin ${eastern}`);

/** One word before a name that calls, names or addresses somebody. */
export const calls =
  setOf(`dear hi hello hey regards sincerely cheers named called nicknamed signed ask asked tell told email emailed phoned texted contact meet met marry married thank congratulate starring hallo liebe lieber hola bonjour cher chère ciao caro cara olá querido querida
  beste cześć drogi привет дорогой дорогая heiße heisse m'appelle λενε λένε φιλε φίλε αγαπητε αγαπητέ αγαπητη αγαπητή llamo chiamo chamo chama heet sono soy привіт здравей здраво здравствуй здравствуйте уважаемый уважаемая дорогий дорога шановний шановна скъпи скъпа драги драга уважением повагою уважение поштовањем зовут звали звать зовите спасибо дякую благодаря хвала`);

/** Those that begin a letter or a message, as words of a run are folded: with a capital they stand in one run with the name. */
export const greetings =
  setOf(`dear dearest hi hello hey hiya heya hallo liebe lieber liebster hola bonjour bonsoir salut coucou ciao caro cara gentile ola oi querido querida estimado estimada prezado prezada cher chere
  beste hoi geachte czesc drogi droga hej hei kjære moin servus merhaba sevgili привет здравствуй здравствуйте уважаемый уважаемая дорогой дорогая привіт шановний шановна`);

/** Who is greeted so without a name, beside roles and plurals. */
export const addressees =
  setOf(`colleague colleagues comrade comrades resident tenant alumni alumnus faculty applicant candidate candidates investor participant donor recruiter moderator esteemed valued honored honoured hiring admissions diary santa fellow fellows
  chatbot chatbots bot bots mod mods dev devs mentor insurer claimant vendor supplier occupier bondholder policyholder homeowner shareholder stakeholder subscriber parishioner neighbour neighbor reader viewer listener seller buyer owner creator
  reviewer organizer organiser coordinator administrator webmaster recipient employer trustee councillor councilman principal dean superintendent community crew committee board council
  mundo monde mondo welt comunidad amigos todos equipo tutti ragazzi tous toutes diario journal`);

/** Two words before a name that introduce it. */
export const introductions =
  setOf(`name_is name's_is name_was names_is me_is i_am it_is this_is name_ist nom_est prénom_est nombre_es nome_è nome_é naam_is se_llama si_chiama se_chama s'appelle il_s'appelle ik_ben ich_bin na_imię nazywam_się calls_me call_me me_llamo mi_chiamo
  меня_зовут его_зовут ее_зовут её_зовут по_имени на_имя мене_звати на_ім'я казвам_се зовем_се good_morning good_afternoon good_evening buenos_días buenas_tardes buona_sera bom_dia boa_tarde parlato_con parlare_con parlo_con hablé_con hablar_con habló_con falei_com falar_com parlé_avec parler_avec rozmawiałem_z rozmawiałam_z rozmawiać_z pratade_med prata_med
  spoke_to speak_to talked_to talk_to speaking_to speaking_with speak_with spoke_with written_by directed_by said_by sung_by performed_by composed_by painted_by assigned_to married_to signed_by interviewed_by account_of directed_by`);

/** The second words of those: a cheap check before the pair is put together. */
export const introductionEnds: ReadonlySet<string> = new Set(
  [...introductions].map((pair) => pair.slice(pair.indexOf('_') + 1)),
);

/** Single words that introduce whoever says them. */
export const selves = setOf(`i'm im i’m i'm name name's names`);

/** All words that may stand before a name: one look-up says that none of the lists above has a word. */
export const cues: ReadonlySet<string> = new Set([
  ...[titles, roles, calls, introductionEnds, selves].flatMap((list) => [...list]),
]);

/** Verbs that people are the subjects of. */
export const personVerbs =
  setOf(`said says asked asks told tells wrote writes replied replies answered explained explains argued argues claimed claims thinks thought believes believed wants wanted loves loved hates hated feels felt knows knew
  lives lived works worked married died smiled laughed cried shouted screamed whispered nodded sighed listed insisted admitted joked complained speaks spoke agreed met hugged kissed texted emailed called invited studied graduated sang flew walked
  who whose sagte sagt fragte schrieb meinte arbeitet lebt wohnt dit disait demanda écrit habite vit dijo dice escribió vive disse scrisse abita scrive zei zegt schreef woont powiedział powiedziała napisał mieszka сказал сказала говорит написал написала ответил ответила спросил спросила родился родилась умер умерла женился работал работала работает живет живёт жил жила писал писала пишет считает думает сказав сказала написав народився народилася помер каже каза рекао рекла рођен`);

/** What belongs to a person: "Anna's wife". */
export const belongings =
  setOf(`wife husband mother father mom mum dad son daughter brother sister aunt uncle cousin kid kids children child baby house home apartment birthday address phone email boss family friend friends office party death life novel book
  books album song songs work career face eyes hand hands voice room bedroom car dog cat account girlfriend boyfriend partner parents grandmother grandfather killer killers fault funeral wedding diary desk job advice theory`);

/** Words after an initial, or on their own, that are letters of something else: "Plan B", "Vitamin C". */
export const degrees = setOf(`jr sr phd md dds dvm mba esq ii iii iv`);
