// Words that hold sentences together: they tell a language, and they are never a topic.

const table = {
  English: `a an the and or but of to in on at by for from with about into over under is are was were be been being am do does did
    have has had can could will would should may might must i you he she it we they me him her us them my your his its our their this that
    these those what which who whom when where why how not no yes if then than so as just only also very too more most some any all each
    every both few other such own same there here up out off down again once please need want help make get give tell show explain write
    create find use using like know hello hi thanks thank good new let one i'm i'd i've it's what's don't can't doesn't
    after before between during through around until while since because without within against many much still though although
    above below either neither back last never always`,
  German: `der die das den dem des ein eine einen einem einer und oder aber ist sind war waren bin bist hat habe haben ich du er sie es
    wir ihr mich mir dich dir uns mein meine meinen dein nicht kein keine mit von zu zum zur für auf im am an bei nach aus über wie was
    wer wo wann warum kann kannst können könntest bitte auch noch nur schon sehr wird werden als wenn dass gibt mal hallo danke welche
    möchte brauche einfach heute morgen gestern alle alles hinzu ein vor mehr ihre ihren diese dieser dieses diesen sie sich wurde worden
    gerne soll sollte muss jetzt würde`,
  French: `le la les un une des du de et ou mais est sont était être suis ai as avoir je tu il elle nous vous ils elles me te se mon ma
    mes ton votre pas ne que qui quoi où quand comment pourquoi quel quelle dans sur avec pour par au aux ce cette ces plus très aussi
    bonjour merci peux pouvez veux faire c'est j'ai qu'est-ce s'il l'on d'un d'une donne moi aujourd'hui demain hier tout tous toutes leur leurs été cet si y en`,
  Spanish: `el la los las un una unos unas de del y o pero es son era ser soy está están estoy yo tú él ella nosotros me te se mi mis tu
    su no que qué quién cómo cuándo dónde cuál con para por en al lo más muy también hola gracias puedes puede quiero necesito hacer
    como esto este esta hay tengo sobre dame hoy mañana ayer todo todos todas han ha fue sin`,
  Portuguese: `o a os as um uma de do da dos das e ou mas é são era ser estou está eu tu você ele ela nós me se meu minha seu sua não que
    quem como quando onde qual com para por em no na nos nas ao mais muito também olá obrigado pode quero preciso fazer isso este esta
    uma sobre posso tem`,
  Italian: `il lo la gli le un una uno di del della dei delle e o ma è sono era essere ho hai ha io tu lui lei noi mi ti si mio mia non che
    chi come quando dove quale perché con per in nel nella al alla più molto anche ciao grazie puoi voglio vorrei fare questo questa cosa
    sul mi posso alle oggi domani ci sarà quali tutti tutte dove fino aggiungi mostrami`,
  Dutch: `de het een en of maar is zijn was waren ben heb hebt heeft ik jij je hij zij ze we wij mijn jouw niet geen met van voor op in te
    naar bij uit over hoe wat wie waar wanneer waarom kan kun kunt graag ook nog maar heel wordt als dat dit deze hallo dank wil maken
    welke`,
  Swedish: `och att det är en ett som på för med av till jag du han hon vi de inte har hade kan ska vill hur vad vem var när varför min din
    om från men också mycket hej tack den detta skriv visa mitt mina alla i ut in spela lägg blir kommer idag imorgon`,
  Danish: `og at det er en et som på for med af til jeg du han hun vi de ikke har havde kan skal vil hvordan hvad hvem hvor hvornår hvorfor
    min din om fra men også meget hej tak den dette mig mit mine alle i ud ind spil tilføj bliver kommer dag morgen hvornår vis film`,
  Norwegian: `og at det er en et som på for med av til jeg du han hun vi de ikke har hadde kan skal vil hvordan hva hvem hvor når hvorfor
    min din om fra men også mye hei takk den dette meg`,
  Finnish: `ja on ei se että mutta tai minä sinä hän me te he miten mitä mikä kuka missä milloin miksi voitko voin olen ovat oli minun
    sinun kanssa myös hei kiitos tämä tätä haluan kuinka`,
  Polish: `i w na z do nie to jest są się że jak co kto gdzie kiedy dlaczego czy ja ty on ona my mój moja dla od po przez ale lub oraz
    może możesz chcę proszę dziękuję cześć jaki jaka jakie mi mnie`,
  Czech: `a v na z do ne to je jsou se že jak co kdo kde kdy proč já ty on ona můj moje pro od po přes ale nebo může můžeš chci prosím
    děkuji ahoj jaký jaká mi mě jsem`,
  Turkish: `ve bir bu şu o da de için ile ne nasıl neden nerede kim mı mi mu mü var yok ben sen biz siz benim senin çok daha değil olarak
    gibi ama veya lütfen merhaba bana istiyorum hakkında bugün yarın göster ekle olacak saat hava benim bul oynat zaman`,
  Indonesian: `yang dan di ke dari untuk dengan ini itu adalah tidak saya aku kamu anda dia kami kita bagaimana apa siapa kapan mengapa
    dimana bisa dapat akan sudah juga atau tapi pada dalam buatkan tolong terima kasih`,
  Romanian: `și si în de la cu pe pentru este sunt era nu ce cine cum când unde de ce eu tu el ea noi meu mea un o că mai foarte salut
    mulțumesc vreau poți să fie din`,
  Hungarian: `a az és hogy nem van egy ez is de vagy mi ki hol mikor miért hogyan én te ő mint csak már kell lehet szeretnék kérlek
    köszönöm szia milyen`,
  Russian: `и в на с что как по за или чтобы был была было были не это я мы ты вы он она они мой моя мне меня нас нам вам для из от к у о об же
    бы но а то так все всё его её их если есть быть нужно надо можно может где когда почему кто какой какая какие этот эта эти при до
    после без под над только уже ещё также привет пожалуйста спасибо очень раз который которая которые`,
  Arabic: `في من على إلى الى عن ما ماذا هل هو هي هذا هذه ذلك كم كيف أن إن كل مع أو و ثم لا لم لن لي أنا أنت كان تكون يكون التي الذي
    بعد قبل بين حول لماذا متى أين أريد من فضلك`,
  Vietnamese: `là và của có cho không được một những các này đó với tôi bạn trong để như thế nào gì ai đâu khi hãy viết về từ người làm
    sao hãy các theo được bằng cũng nhưng`,
} as const;

/** Name of a language -> its function words, lower case. */
export const functionWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(table).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
);

/** The languages that have a word, by their places in `functionWords`. A shared word tells less: 1 / the square root of their number. */
interface Shared {
  readonly places: number[];
  weight: number;
}

const languages = [...functionWords.keys()];
const byWord = new Map<string, Shared>();
for (const [place, words] of [...functionWords.values()].entries()) {
  for (const word of words) {
    const shared = byWord.get(word) ?? { places: [], weight: 1 };
    shared.places.push(place);
    shared.weight = 1 / Math.sqrt(shared.places.length);
    byWord.set(word, shared);
  }
}

/** Letters that few Latin alphabets have. One counts as much as a function word of its own. */
const tellingLetters: readonly (readonly [letters: string, languages: readonly string[]])[] = [
  ['ß', ['German']],
  ['äöü', ['German', 'Turkish', 'Swedish', 'Finnish', 'Hungarian']],
  ['ğşı', ['Turkish']],
  ['øæ', ['Danish', 'Norwegian']],
  ['å', ['Swedish', 'Danish', 'Norwegian']],
  ['ñ', ['Spanish']],
  ['ãõ', ['Portuguese']],
  ['èêœùâ', ['French']],
  ['ìò', ['Italian']],
  ['łąęśżź', ['Polish']],
  ['ěřů', ['Czech']],
  ['őű', ['Hungarian']],
  ['țșă', ['Romanian']],
  ['ơưđạảấầẩậắằặẹẻẽếềểệịọỏốồổộớờởợủụứừửự', ['Vietnamese']],
];
/** Italian words end in these; others have them inside. */
const italianEnd = /\p{L}[èàù](?!\p{L})/u;

/** Letter (UTF-16 unit) -> the rows of `tellingLetters` it stands in, a bit a row. */
const rowsOf = new Map<number, number>();
for (const [row, [letters]] of tellingLetters.entries()) {
  for (let i = 0; i < letters.length; i++) {
    const letter = letters.charCodeAt(i);
    rowsOf.set(letter, (rowsOf.get(letter) ?? 0) | (1 << row));
  }
}
const italianRow = 1 << tellingLetters.findIndex(([, [language]]) => language === 'Italian');

/** How strongly something speaks for a language. */
export interface Score {
  readonly language: string;
  readonly score: number;
}

/** The two languages that are likeliest by function words and letters, the first of equals first, and the score of any. */
export interface Scores {
  readonly best: Score;
  readonly second: Score;
  /** 0 for a language that has no function words here. */
  of(language: string | undefined): number;
}

/** How strongly function words and letters speak for each language. `words` lower case. */
export function functionWordScores(words: readonly string[]): Scores {
  const scores = new Array<number>(languages.length).fill(0);
  let rows = 0;
  for (const word of words) {
    const shared = byWord.get(word);
    if (shared) for (const place of shared.places) scores[place] += shared.weight;
    rows |= tellingRows(word);
  }
  if (rows !== 0) addTellingLetters(scores, rows);
  const best = likeliest(scores, -1);
  const second = likeliest(scores, best);
  return {
    best: { language: languages[best], score: scores[best] },
    second: { language: languages[second], score: scores[second] },
    of: (language) => (language === undefined ? 0 : (scores[languages.indexOf(language)] ?? 0)),
  };
}

/** The place of the highest score, the first of equals, but for one place. */
function likeliest(scores: readonly number[], except: number): number {
  let best = except === 0 ? 1 : 0;
  for (let place = 1; place < scores.length; place++)
    if (place !== except && scores[place] > scores[best]) best = place;
  return best;
}

/** The rows of `tellingLetters` that a word has letters of, a bit a row. ASCII alone has none of them. */
function tellingRows(word: string): number {
  let rows = 0;
  let ascii = true;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unit < 0x80) continue;
    ascii = false;
    rows |= rowsOf.get(unit) ?? 0;
  }
  return !ascii && italianEnd.test(word) ? rows | italianRow : rows;
}

function addTellingLetters(scores: number[], rows: number): void {
  for (const [row, [, tellsOf]] of tellingLetters.entries()) {
    if ((rows & (1 << row)) === 0) continue;
    for (const language of tellsOf) scores[languages.indexOf(language)] += 1 / Math.sqrt(tellsOf.length);
  }
}
