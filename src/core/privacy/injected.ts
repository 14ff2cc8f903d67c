// What a chat may want a model to write, and no answer needs: links, markup, orders to a model, codes, words in disguise. A little
// over 300 lines: the signs and what is no sign after all are read together.
import { isKnownWord } from './known-words.ts';

/** Kinds of what no answer needs. */
export type Injected = 'link' | 'markup' | 'instruction' | 'code' | 'disguise';

/** A scheme with what only a link has behind it; "data: JSON" and "JavaScript: maps (and sets)" are no links. */
const links =
  /\b(?:https?|ftp|file|wss?)\s?:\s?\/\/|\b(?:https?|ftp|data|javascript|file|mailto|tel|ws|wss|blob|vbscript):\S{0,200}[,;/(%@]|\bwww\.|\w:\/\//i;
/** Ends of hosts: of countries, then the others that are met. Not those of files ("py", "rs"), see `fileEnds`. */
const hostEnds =
  `a[cdefgilmoqrtuwxz]|b[abdefghijmnorstvwyz]|c[acdfghiklmnoruvwxyz]|d[ejkmoz]|e[cegrstu]|f[ijkmor]|g[abdefghilmnpqrtuwy]|
  h[kmnrtu]|i[delmnoqrst]|j[emop]|k[eghimnprwyz]|l[abcikrstuvy]|m[acegkmnopqrstuvwxyz]|n[acefgilopruz]|om|p[aefghkmnrtw]|qa|r[eouw]|
  s[abcdegijklmnrtuvxyz]|t[cdfghjklmnortvwz]|u[agksyz]|v[aceginu]|w[fs]|y[et]|z[amw]|xn--[a-z0-9-]{2,40}|
  com|org|net|edu|gov|mil|int|info|biz|name|pro|mobi|app|dev|page|web|xyz|top|site|online|store|shop|club|live|life|link|click|icu|vip|fun|
  cloud|tech|space|website|work|world|today|news|blog|art|design|digital|agency|email|group|host|press|media|one|win|bid|loan|men|date|
  download|stream|review|party|science|trade|cam|rest|bar|buzz|monster|quest|support|services|solutions|systems|network|zone|wiki|social|
  chat|games|codes|studio|academy|asia|cat|jobs|tel|travel|onion|example|test|evil|invalid|localhost`.replace(
    /\s+/g,
    '',
  );
const fileEnds = 'py|rs|md|pl|sh|cc|so|ps|gs|as|ml|zip|mov|java';
/** A host with a path, or an end that is hardly anything but a host's. Not "Node.js/Express", "ASP.NET/C#" or "Booking.com". */
const hosts = new RegExp(
  String.raw`(?<![a-z0-9-])(?!(?:asp|vb|ado|ml|json|paint|entity|system)\.net\b|(?:socket|system|java|draw)\.io\b)[a-z0-9-]{1,63}\.(?:(?:${hostEnds})|[a-z0-9-]{1,63}\.(?:${fileEnds}))\/[\w?#%&=-]|(?<![a-z0-9-])[a-z0-9-]{2,63}\.(?:com|org|net|info|biz|example|test|xyz|evil)\/?\?`,
  'i',
);
const markup =
  /<\/?[a-z!?][^<>]{0,200}>|<(?:script|img|svg|iframe|style|link|object|embed|form|meta|base)\b|\]\(|\]\[|!\[|```|&(?:#x?[0-9a-f]{2,6}|lt|gt|quot|amp);|<\||\|>|\[\/?(?:INST|SYS)\]|\{\{|\$\{|<\/?data\b/i;

/** Words of one language for "ignore all previous instructions". Lists are parts of expressions. */
interface Override {
  readonly verbs: string;
  /** Before what is to be ignored: of a chat, or all there is. "ESLint rules" are a topic. */
  readonly which: string;
  readonly nouns: string;
  /** Behind it: "the rules above". */
  readonly after: string;
  /** Orders with nothing else around them: "ignore the instructions". */
  readonly alone: string;
}

/** A verb, and behind it in the same sentence what is to be ignored. */
const override = ({ verbs, which, nouns, after, alone }: Override): RegExp =>
  new RegExp(
    String.raw`(?<!\p{L})(?:${verbs})(?!\p{L})(?:[^.!?\n]{0,40}(?<!\p{L})(?:${which})[^.!?\n]{0,30}(?:${nouns})|[^.!?\n]{0,40}(?:${nouns})\p{L}{0,6}\s+(?:${after})|\s+(?:${alone}))`,
    'iu',
  );

const qualified =
  'previous|prior|earlier|above|preceding|foregoing|former|initial|original|your|these|those|system|safety|hidden';

const overrides: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:ignor(?:e|es|ing)|disregard(?:s|ing)?|forget|overrid(?:e|es|ing)|bypass(?:es|ing)?)\b(?:[^.!?\n]{0,40}\b(?:(?:${qualified})(?:\s+[\w'’-]{1,20}){0,2}|(?:all|any|every)(?:\s+(?:of|the|my|other|existing|current|given|${qualified}))*)\s+(?:instructions?|directions|commands|prompts?|rules?|guidelines?|directives?|constraints?)\b|[^.!?\n]{0,40}\b(?:instructions?|directions|commands|prompts?|rules?|guidelines?|directives?|constraints?)\s+(?:(?:given\s+|stated\s+|listed\s+)?(?:above|before|earlier|previously|so far)|(?:that|which)\s+(?:you|i)\b|you\b)|\s+(?:the\s+|my\s+)?instructions?\b)`,
    'iu',
  ),
  override({
    verbs: String.raw`ignorier\p{L}{0,3}|vergiss|vergesst|vergessen|missacht\p{L}{0,3}`,
    which:
      'all|bisherig|vorherig|vorig|vorangegangen|vorstehend|obig|früher|dein|eure|ihre|diese|jene|jede|jegliche|sämtliche|system',
    nouns: 'anweisung|instruktion|vorgabe|regeln|befehl',
    after: 'oben|zuvor|davor|vorher|von oben',
    alone: '(?:die |meine )?(?:anweisung|instruktion)',
  }),
  override({
    verbs: 'ignor(?:e|er|ez)|oubli(?:e|er|ez)|néglig(?:e|ez|er)',
    which: 'tou[ts]|toutes|précédent|tes|vos|ces|système',
    nouns: 'instructions|consignes|règles|directives',
    after: 'précédent|antérieur|ci-dessus|du système|système|initiales',
    alone: '(?:les |mes )?(?:instructions|consignes)',
  }),
  override({
    verbs: String.raw`ignor[ae]\p{L}{0,3}|olvid[ae]\p{L}{0,3}|omit[ae]`,
    which: 'tod[ao]s?|cualquier|anterior|previa|tus|sus|est[ao]s|es[ao]s',
    nouns: 'instrucciones|reglas|indicaciones|órdenes',
    after: 'anterior|previa|de arriba|del sistema|iniciales',
    alone: '(?:las |mis )?(?:instrucciones|indicaciones)',
  }),
  override({
    verbs: String.raw`ignor[ae]\p{L}{0,3}|esque(?:ç[ae]|ce)\p{L}{0,2}|esqueca\p{L}{0,2}|desconsidere`,
    which: 'tod[ao]s?|qualquer|anterior|suas|tuas|seus|est[ae]s|ess[ae]s',
    nouns: 'instruções|regras|comandos|diretrizes',
    after: 'anterior|acima|prévias|do sistema|iniciais',
    alone: '(?:as |minhas )?instruções',
  }),
  override({
    verbs: String.raw`ignora\p{L}{0,3}|dimentica\p{L}{0,3}|trascura`,
    which: 'tutt[ei]|ogni|qualsiasi|precedent|tue|vostre|queste|quelle',
    nouns: 'istruzioni|regole|indicazioni|direttive',
    after: 'precedent|di cui sopra|sopra|del sistema|iniziali',
    alone: '(?:le |mie )?istruzioni',
  }),
  override({
    verbs: 'negeer|vergeet',
    which: 'alle|vorige|eerdere|voorgaande|bovenstaande|je|jouw|uw|deze|die|systeem',
    nouns: 'instructies|regels|aanwijzingen|opdrachten',
    after: 'hierboven|van hierboven|van eerder',
    alone: '(?:de |mijn )?(?:instructies|aanwijzingen)',
  }),
  override({
    verbs: String.raw`z?ignoruj\p{L}{0,4}|zapomnij\p{L}{0,4}`,
    which: 'wszystki|poprzedni|wcześniejsz|powyższ|twoj|swoj|te|tych|każd|systemow',
    nouns: 'instrukcj|polece|zasad',
    after: 'powyżej|poprzedni|systemow',
    alone: '(?:instrukcj|polece)',
  }),
  override({
    verbs: String.raw`(?:про)?(?:игнорир|забуд)\p{L}{0,6}`,
    which: 'все|всё|всех|любые|предыдущ|прежн|прошл|вышеуказ|эти|свои|твои|ваши|систем',
    nouns: 'инструкц|указани|правил|команд',
    after: 'выше|ранее|системы',
    alone: '(?:инструкц|указани)',
  }),
  /(?<!\p{L})(?:önceki|yukarıdaki|tüm|bütün|her|bu|sistem|senin)(?!\p{L})[^.!?\n]{0,30}(?:talimat|kural|yönerge)\p{L}{0,8}(?!\p{L})[^.!?\n]{0,30}(?:yok say|görmezden gel|unut)/iu,
  /(?:忽略|无视|無視|忘记|忘掉|忽視)[^。！？\n]{0,20}(?:之前|以前|先前|此前|以上|上述|上面|前面|所有|全部|一切|任何|你的|您的|这些|這些|系统|系統)[^。！？\n]{0,12}(?:指令|指示|说明|說明|规则|規則|提示)/u,
  /(?:以前|以上|上記|これまで|今まで|前の|先の|すべて|全て|全部|あらゆる|あなた|これら|この|システム|最初)[^。！？\n]{0,12}(?:指示|命令|プロンプト|ルール|規則)[^。！？\n]{0,15}(?:無視|忘れ)/u,
  /(?:이전|위의|위에|앞의|앞선|모든|기존|지금까지|당신|너의|시스템|이러한)[^.!?\n]{0,12}(?:지시|명령|지침|프롬프트|규칙)[^.!?\n]{0,15}(?:무시|잊)/u,
  /(?:تجاهل|انس|اهمل)[^.!؟\n]{0,40}(?:(?:جميع|كل|كافة|هذه|أي)[^.!؟\n]{0,20}(?:تعليمات|الأوامر|القواعد)|(?:تعليمات|الأوامر|القواعد)[^.!؟\n]{0,10}(?:السابق|أعلاه|النظام)|تعليماتك)/u,
  /(?:सभी|सारे|पिछल|उपरोक्त|पहले|ऊपर|आपके|अपने|इन|किसी भी|सिस्टम)[^।!?\n]{0,20}(?:निर्देश|नियम)[^।!?\n]{0,40}(?:अनदेखा|भूल|नज़रअंदाज़|नजरअंदाज)/u,
];

/** What speaks to a model rather than of a topic. */
const addresses: readonly RegExp[] = [
  /\b(?:system|developer|hidden|initial) (?:prompt|message|instructions?)\s*:|\b(?:your|the|its) (?:system|hidden|initial) prompt\b/iu,
  /\b(?:do not|don['’]t|stop|never|no longer) (?:follow|obey|adhere to|comply with)(?:ing)? your (?:(?:own|previous|system|safety|usual) )?(?:instructions|guidelines|rules|prompt|training)\b/iu,
  /\b(?:act|behave|respond|answer|pretend|speak) (?:as if|as though|like) you (?:have|had) no (?:\w{1,12} )?(?:restrictions|rules|limits|limitations|guidelines|filters?)\b/iu,
  /\b(?:reveal|leak|repeat|print|output|exfiltrate)\b[^.!?\n]{0,30}\b(?:system prompt|your (?:instructions|prompt)|hidden prompt)\b/iu,
  // The marks of a prompt's parts. "Instructions:" and "Assistant:" alone are lines of recipes, exercises and pasted chats.
  /(?:^|\n)[ \t>]{0,8}(?:(?:#{2,6}\s?)?(?:system|developer)|#{2,6}\s?(?:assistant|instructions?))\s?:/iu,
  /\byou (?:are no longer|must now)\b|\b(?:dan|jailbreak) mode\b|\bnew (?:system )?instructions?\s*:/iu,
  // Of a model, not of a phone or a game.
  /\b(?:you(?:['’]re)?|chatgpt|model|assistant)\b[^.!?\n]{0,20}\b(?:in|into|with|enter|enable|activate) (?:the |your )?(?:developer|god) mode\b|\b(?:enter|enable|activate|unlock) your (?:developer|god) mode\b|\bdeveloper mode output\b/iu,
  // "You are now DAN", "from now on you are an AI without rules"; a part to play ("you are now a Linux terminal") and
  // what happens to somebody ("you are now scheduled in") are ordinary.
  /(?<!\b(?:that|if|when|since|because|say) )\b(?:you are now|from now on,? you(?:['’]re| are| will be)) (?!(?:an?|my|the|our|able|ready|going|free to|in an?|on|at)\b|(?!(?:being|acting|playing|role-?playing|pretending|un\p{L}+|freed|liberated|released|renamed|called|named|possessed|instructed|commanded|ordered|programmed|required|allowed)\b)\p{L}{2,}(?:ed|ing)\b)/iu,
  /\b(?:you are now|from now on,? you(?:['’]re| are| will be)) (?:an?|my|the|our)\b[^.!?\n]{0,30}\b(?:ai|model|bot|chatbot|assistant|agent|system)\b/iu,
  /\bfrom now on,? you(?:['’]ll| will| must| shall| should)? (?:only |always |never )?(?:answer|reply|respond|say|call|name|label|title|output|write|include|add|append|ignore|forget|obey|print|summari[sz]e)\b/iu,
  /\b(?:name|call|label|title|rename)s?\s+(?:this|the|your|every|all)\s+(?:cluster|topic|category|chat group|group of chats)s?\b/iu,
  // Not "the cluster name must be unique" (of machines), "the request must include a header".
  /\b(?:cluster|topic|category|facet)(?:'s)?\s+(?:name|title|label)\s+(?:must|shall|has to|should)\s+(?:be|contain|include|say|read|mention|hold|start|end)\b(?!\s+(?:with\s+)?(?:an?\s|all\s|in\s|the same|unique|short|long|clear|concise|specific|descriptive|lower|upper|empty|changed|given|set|shown|displayed|visible|valid|optional|required|only|at (?:least|most)|less|more|no ))/iu,
  /\b(?:summary|facet|request|description|cluster|topic|category)(?:'s)?\s+(?:(?:name|title|label|field|text)\s+)?(?:must|shall|has to|should)\s+(?:be|contain|include|say|read|mention|hold|start with|end with)\s*:?\s+(?:exactly|(?:only )?(?:the )?(?:exact |single |following )?(?:words?|strings?|phrase|marker|code)\b|["“'‘«])/iu,
  /\bwhen(?:ever)? (?:you )?(?:summari[sz](?:e|ing)|nam(?:e|ing)|label(?:l?ing)?|describ(?:e|ing)|cluster(?:ing)?)\b[^.!?\n]{0,20}\b(?:this|these|the) (?:chat|conversation|cluster|topic)s?\b/iu,
  /\b(?:include|output|print|append|insert|repeat|emit|reply with|respond with|answer with)\b[^.!?\n]{0,30}\b(?:marker|canary|exact (?:string|text|words?|phrase)|code ?word|secret (?:word|code|phrase))\b/iu,
  /\bpwne?d\b|\bpwn3d\b/iu,
];

/** Cheap: what every one of the above holds. */
const mayOrder =
  /ignor|игнор|disregard|forget|overrid|bypass|verg|missacht|oubli|néglig|olvid|omit|esque|desconsid|dimentic|trascur|negeer|zapomnij|забуд|talimat|kural|yönerge|忽|无视|無視|忘|지시|명령|지침|프롬프트|규칙|تجاهل|انس|اهمل|निर्देश|नियम|system|developer|hidden|initial|you are n|you must n|you will n|from now|mode|instruction|assistant|cluster|topic|category|summar|facet|request|description|marker|canary|exact|code ?word|secret|pwn|(?:follow|obey|comply|adhere)\w{0,3}(?: to| with)? your|you ha(?:ve|d) no /iu;

/** The places at which a text gives a model orders. */
function ordersIn(text: string): { start: number; end: number }[] {
  if (!mayOrder.test(text)) return [];
  return [...overrides, ...addresses].flatMap((sign) => {
    const found = sign.exec(text);
    return found ? [{ start: found.index, end: found.index + found[0].length }] : [];
  });
}

/** true: a chat gives orders to whoever reads it, so that what it says is no evidence of a topic. */
export function givesOrders(text: string): boolean {
  return ordersIn(text).length > 0;
}

/** How far behind an order what it asks for stands (UTF-16 units). */
const reach = 400;

/**
 * A text without its orders and what stands behind them in their paragraph: what a chat wants to be shown is no evidence of a topic.
 * One pass.
 */
export function withoutOrders(text: string): string {
  if (!mayOrder.test(text)) return text;
  const hidden = [...overrides, ...addresses]
    .flatMap((sign) => [...text.matchAll(new RegExp(sign, `g${sign.flags}`))])
    .map(({ index, 0: order }) => {
      const tail = text.slice(index + order.length, index + order.length + reach);
      const paragraph = tail.indexOf('\n\n');
      return { start: index, end: index + order.length + (paragraph < 0 ? tail.length : paragraph) };
    })
    .sort((a, b) => a.start - b.start);
  let rest = '';
  let at = 0;
  for (const { start, end } of hidden) {
    if (start > at) rest += `${text.slice(at, start)} `;
    at = Math.max(at, end);
  }
  return rest + text.slice(at);
}

/** Elements that mean something in a page or a prompt. */
const activeElements =
  'script|img|svg|iframe|style|link|object|embed|form|meta|base|data|user|system|assistant|instructions?|prompt';
/** Blanks and commas of what was replaced already, while what stands around it is read: no text holds them. */
const [innerBlank, innerComma] = ['\ue000', '\ue001'];
const typeWord = String.raw`[a-z0-9_.:()?|&*'\[\]${innerBlank}${innerComma}-]{1,60}`;
/** "String", "dyn Error", "? extends Number", "unsigned int", "&'static str". */
const typeArgument = String.raw`(?:(?:const|dyn|impl|in|keyof|long|mut|out|readonly|signed|typename|typeof|unsigned|&'[a-z]{1,20}|\? (?:extends|super)) )?${typeWord}`;
/** Type arguments behind a word, or an element without attributes. Blanks only where types have them: "a<b and c>d" is none. */
const inertElement = new RegExp(
  String.raw`(?<=[\p{L}\p{N}])<(?!(?:${activeElements})>)(?!\w{1,40}_\d+>)((?=[a-z?])${typeArgument}(?:(?:, ?| \| | extends | super )${typeArgument}){0,4})>|<\/?(?!(?:${activeElements})[\s/]*>)([a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){0,3}) ?\/?>`,
  'giu',
);

/** What only looks like an element may stand in the middle of an order. */
const anyElement = /<[^<>]{0,200}>/g;

/**
 * A text in which what a program's own words look like markup is plain: "List<String>" -> "List(String)", "a <div>" -> "a div",
 * "${x}" and "{{ x }}" -> "x". Attributes, and elements that do something, stay, for `injectedIn` to find; so does everything where
 * elements break up an order ("ignore all previous in<b>structions").
 */
export function withoutInertMarkup(text: string): string {
  let plain = text;
  if (text.includes('<')) {
    plain = withoutElements(text.replace(/[\ue000\ue001]/g, ''));
    if (plain !== text && ['', ' '].some((gap) => givesOrders(text.replace(anyElement, gap)))) return text;
  }
  return plain
    .replace(/\$\{\s?([\w.]{1,40})\s?\}/g, '$1')
    .replace(/\{\{\s{0,2}([\w.]{1,40}(?: [\w.|]{1,40}){0,3})\s{0,2}\}\}/g, '$1');
}

function withoutElements(text: string): string {
  let plain = text;
  // Type arguments in one another: the inner ones first.
  for (let depth = 0; depth < 3 && plain.includes('<'); depth++)
    plain = plain.replace(inertElement, (_, argument?: string, element?: string) =>
      argument === undefined
        ? element!
        : `(${argument.replaceAll(' ', innerBlank).replaceAll(',', innerComma)})`,
    );
  return plain.replaceAll(innerBlank, ' ').replaceAll(innerComma, ',');
}

/** What of all this an answer of an analyst holds. Linear; for texts of some hundred characters. */
export function injectedIn(text: string): Injected[] {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const kinds: Injected[] = [];
  if (links.test(plain) || hosts.test(plain)) kinds.push('link');
  if (markup.test(plain)) kinds.push('markup');
  if (givesOrders(plain)) kinds.push('instruction');
  if (holdsCode(plain)) kinds.push('code');
  if (isDisguised(plain)) kinds.push('disguise');
  return kinds;
}

/** Letters with digits that are words all the same, and their plurals: "3D", "1990s", "b2b", "i18n", "Python3", "covid19", "mp3s". */
const plainMixture = /^(?:\d{1,4}[a-z]{1,4}|[a-z]\d{1,2}[a-z]|[a-z]{1,12}\d{1,3}s?)$/;
/** Standards and series with numbers of four digits and more: "ISO 27001" written with a hyphen. */
const numbered =
  /^(?:iso|rfc|ieee|din|en|ansi|iec|nist|windows|ubuntu|es|ecma|form|section|route|model)-?\d{4,5}$/;
/** An unbroken run of this length that mixes cases or digits is data (base64, hashes). */
const longestWord = 20;
/** Latin letters without a vowel beyond which nothing is a word. */
const mostWithoutVowel = 6;

/** true: a text holds a token that is no word: an identifier, a hash, base64, letters spelled one by one. */
function holdsCode(text: string): boolean {
  if (/(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][\s.*·_-]){4,}[\p{L}\p{N}](?![\p{L}\p{N}])/u.test(text)) return true;
  return text
    .split(/[\s,;:!?()"“”„«»…/\\|[\]{}<>=]+/u)
    .map((token) => token.replace(/^[.'’*-]+|[.'’*-]+$/gu, ''))
    .some(isCode);
}

/** Names of techniques, sizes, amounts and formulas as they are written: "OAuth2.0", "D3.js", "1920x1080", "$1.5M", "C6H12O6". */
const technical: readonly RegExp[] = [
  /^x86[_-]64$|^u?int\d{1,2}_t$|^(?:win|mac|linux)\d{0,2}(?:api|sdk|gui)$/i,
  /^[a-z]{2,12}\d{1,2}(?:\.\d{1,3}){1,2}$/i,
  // "RTX3090", "ESP8266", "RTX-3090": short letters, one number.
  /^[a-z]{2,4}\d{1,4}$/i,
  /^[a-z]{2,3}-\d{4}$/i,
  /^[a-z]{1,15}\d{0,2}\.(?:js|ts|py|net|io|ai)$/i,
  /^\d{1,5}x\d{1,5}(?:x\d{1,5})?$/i,
  /^[$€£¥₹]?\d{1,4}(?:[.,]\d{1,3}){0,3}(?:[a-z]{1,3})?\+?$/i,
  /^\d{0,3}[a-z]?(?:\^?\d)?(?:[+*^-]\d{0,3}[a-z]?(?:\^?\d)?){1,3}$/i,
  /^(?=.{2,14}$)(?:(?:C[alru]?|H[eg]?|N[ai]?|O|S[ir]?|P[b]?|K|Mg|Mn|Fe|Zn|Br|F|Al|Ag|Ba|Ti|Li|I)\d{0,2})+$/,
  /^(?:https?|x?html|xml|xhr|s?css|php|sql|ssh|ssl|tls|tcp|dns|ftp|smtp|pdf|jdbc|odbc|rpc|jwt|mvc|llm|gpt|cpp|nlp|rdbms){1,3}$/i,
];

/** At most eight letters and digits that change at most twice, and are no mark: "CANARY77" is one. */
function isShortMixture(part: string): boolean {
  return (
    part.length <= 8 && /^[a-z0-9.]+$/i.test(part) && !changesOften(part) && !/^[a-z]{5,}\d{3,}$/i.test(part)
  );
}

function isCode(token: string): boolean {
  if (token.length < 4 || technical.some((shape) => shape.test(token))) return false;
  if (/[\p{L}\p{N}]_+[\p{L}\p{N}]/u.test(token)) return !isPlainIdentifier(token);
  const plain = token.toLowerCase().replace(/['’]s$/u, '');
  if (isKnownWord(plain) || numbered.test(plain)) return false;
  if (/^[\w+-]{20,}={0,2}$/.test(token) && token.length >= longestWord && changesOften(token)) return true;
  // "PWNED-1234": more digits than a version has.
  if (/^[a-z]{2,}-\d{4,}$/.test(plain)) return true;
  // As it is written: whether cases change counts.
  const written = token.split('-');
  return plain.split('-').some((part, i) => {
    if (part.length < 4 || isKnownWord(part)) return false;
    if (/\d/.test(part) && /[a-z]/.test(part)) return !plainMixture.test(part) && !isShortMixture(written[i]);
    return part.length >= mostWithoutVowel && /^[b-df-hj-np-tv-xz]+$/.test(part);
  });
}

/** "mod_rewrite", "foreign_key", "snake_case": a known word in lower case, joined to others or to pieces one can say. */
function isPlainIdentifier(token: string): boolean {
  const parts = token.split('_');
  return (
    /^[a-z_]+$/.test(token) &&
    !/pwn/.test(token) &&
    parts.length <= 5 &&
    parts.some((part) => part.length > 2 && isKnownWord(part)) &&
    parts.every((part) => part.length <= 4 || isKnownWord(part) || /^(?=.*[aeiouy])[a-z]{5,8}$/.test(part))
  );
}

/** Upper case, lower case and digits by turns. */
function changesOften(token: string): boolean {
  const changes = token.match(/[a-z](?=[A-Z0-9])|\d(?=[A-Za-z])|[A-Z](?=\d)/g)?.length ?? 0;
  return changes >= 3;
}

/** true: a word mixes Latin letters with those of an alphabet that looks alike. */
function isDisguised(text: string): boolean {
  if (!/[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}\p{sc=Cherokee}]/u.test(text)) return false;
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).some(
    (word) =>
      word.length > 2 &&
      /\p{sc=Latin}/u.test(word) &&
      /[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}\p{sc=Cherokee}]/u.test(word),
  );
}
