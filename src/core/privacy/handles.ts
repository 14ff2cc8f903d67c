import { type Detector, type Finding, textBefore } from './finding.ts';
import { remembered } from './remembered.ts';

/** @name: not inside an address, a path or a package, and not twice. */
const mention = /(?<![\w.@/\\"'`=:[{$#%&+~^|)-])@([A-Za-z_][\w.]{2,29})(?!\.?\w|[@/(:-]|[ \t]?=)/g;
/** Words after @ that are code: decorators, annotations and rules of style sheets. */
const codeWords = new Set(
  `abstract after aftereach api app apply around article aspect asset async attribute author autowired await bean before beforeeach book cacheable charset class component configuration container context controller data dataclass default deprecated description
  echo enablewebmvc entity error everyone example export extend false file font-face generatedvalue getmapping given group here id ignore implementation import include inject injectable input interface internal join key keyframes layer layout link
  mapping media method mixin mock module namespace ngmodule nonnull notnull null nullable observable optional output override overload page param params pathvariable php pipe pointcut postmapping prefix private product property protected provides public pytest query repository
  requestbody requestmapping requestparam resource response rest restcontroller return returns route section see selector service setter since singleton size springbootapplication staticmethod string supports suppresswarnings synthesize table tailwind test this throws todo transactional
  true serializable composable parcelize jsonproperty jsonignore requiresapi suppresslint visiblefortesting beforeall afterall parameterizedtest springboottest mockbean objc mainactor published environmentobject
  stateobject observedobject viewbuilder ibaction iboutlet discardableresult type url use using value valid var variable version view viewchild void watch when where with yield`.split(
    /\s+/,
  ),
);
/** What is declared after an annotation. */
const declaration =
  /^\s*(?:@[A-Za-z]|(?:(?:public|private|protected|internal|static|final|abstract|open|override|sealed|export|default|async|suspend|inline|data|enum|annotation|pub|const|let|val|var) )*(?:class|interface|enum|object|fun|func|function|def|void|struct|record|int|string|boolean|val|var|const|let|async|public|private|protected|static|annotations?|decorators?)\b)/i;
/** A line with these is code: a block, a statement's end, an assignment, an arrow. */
const codeSigns =
  /[;{}]\s*$|\w\(\)|[=-]>|::|\w ?= ?[\w"'[{(]|^\s*(?:def|class|import|from \w+ import|return|public|private)\b/;
/** Of a line so much is looked at before and after a name (characters). */
const lineReach = 120;
/** "my telegram is ...", "username: ...", "on Instagram as ...". */
const stated =
  /\b(?:user ?name|login name|screen ?name|gamer ?tag|handle|telegram|instagram|insta|discord|skype|snapchat|tiktok|twitch|twitter)(?: (?:handle|name|user|username|account|id))?(?: is(?: now)?:? |: ?|= ?| as )["'“@]{0,2}([A-Za-z][\w.#-]{2,31})/gi;
/** Here @name is a variable. */
const sql = /\b(?:declare|varchar|exec|nvarchar)\b/i;
/** Discord's name with its four digits. */
const discord = /(?<![\w#/])([A-Za-z][\w.]{1,31}#\d{4})(?!\w)/g;
const reddit = /(?<![\w/.])\/?u\/([A-Za-z0-9_-]{3,20})(?![\w/])/g;

/** Account names of people: @name, u/name, name#1234 near "Discord", and what is stated to be one. Linear. */
export const findHandles: Detector['find'] = (text) => {
  const found: Finding[] = [];
  const isCodeSign = remembered((line) => codeSigns.test(line));
  const add = (match: RegExpExecArray, value: string) => {
    const start = match.index + match[0].lastIndexOf(value);
    found.push({ start, end: start + value.length, kind: 'handle' });
  };
  if (text.includes('@') && !sql.test(text))
    for (const match of text.matchAll(mention)) {
      const name = match[1].replace(/\.+$/, '');
      const [first] = name.toLowerCase().split('.');
      const isCode =
        codeWords.has(first) ||
        isCodeLine(text, match.index) ||
        isInCode(text, match.index, name, isCodeSign);
      if (!isCode)
        found.push({
          start: match.index,
          end: match.index + match[0].indexOf(match[1]) + name.length,
          kind: 'handle',
        });
    }
  for (const match of text.matchAll(stated))
    if (looksChosen(match[1])) add(match, match[1].replace(/[.-]+$/, ''));
  if (/discord/i.test(text)) for (const match of text.matchAll(discord)) add(match, match[1]);
  if (text.includes('u/')) for (const match of text.matchAll(reddit)) add(match, match[0].trim());
  return found;
};

/** Nothing but blanks before it in its line, and a capital or a bracket that tells of an annotation: "@Test", "@app.route". */
function isCodeLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && at - before < 80 && (text[before] === ' ' || text[before] === '\t')) before--;
  const isAlone = before < 0 || text[before] === '\n' || text[before] === ';' || text[before] === '{';
  if (!isAlone || !text.includes('\n')) return false;
  const [line] = text.slice(at, at + lineReach).split('\n', 1);
  return /^@[\w.]+\s*(?:\(.*|\{.*)?;?$/.test(line);
}

/** Before a declaration, or an annotation's shape (CamelCase, snake_case, a point inside) in a line of code. */
function isInCode(text: string, at: number, name: string, isCode: (line: string) => boolean): boolean {
  const end = at + 1 + name.length;
  if (declaration.test(text.slice(end, end + 80))) return true;
  if (!/^[A-Z][a-z]|_|\.\w/.test(name)) return false;
  const before = textBefore(text, at, lineReach);
  const [after] = text.slice(at, end + lineReach).split('\n', 1);
  return isCode(before.slice(before.lastIndexOf('\n') + 1) + after);
}

/** A digit, a sign between letters or a capital inside: an ordinary word that follows "username is" has none of them. */
function looksChosen(value: string): boolean {
  return /\d|[\w][._#-]\w|[a-z][A-Z]/.test(value);
}
