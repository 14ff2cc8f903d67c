import { type Finding, textBefore } from './finding.ts';
import { alphanumericAnd, longRuns } from './long-runs.ts';
import { remembered } from './remembered.ts';
import { isHex, looksDrawn, looksRandom } from './secret-random.ts';
import { holdsService, namesService } from './secret-services.ts';

/** What an unknown key may look like; without `=` in front, so that `TOKEN=abc` begins at `abc`. */
const ofCandidate = alphanumericAnd('_-+/~');
/** Characters. */
const shortest = 12;
const padding = /={0,2}/y;
/** How far before a value its name is looked for, and how far after it (characters). */
const reach = 60;
const reachAfter = 32;
/** Longest value looked at as a whole (characters). */
const longest = 400;

/** Words for a secret, in the languages of many chats. */
const strong =
  'api[ _-]?key|keys?|tokens?|secrets?|passw(?:or)?ds?|passphrase|credentials?|' +
  'sleutel|geheim|schl(?:ü|ue)ssel|clave|contraseña|secreto|clé|jeton|senha|chave|segredo|chiave|segreto|nyckel|nøgle|klucz|has[lł]o|anahtar|şifre|' +
  'ключ|токен|пароль|секрет|密钥|密匙|密码|令牌|キー|トークン|シークレット|키|토큰|비밀|مفتاح|رمز';
/** Words that count only when the value follows at once. */
const words =
  `${strong}|pwd|auth(?:orization|entication|enticate)?|bearer|basic|` +
  '(?:access|client|app(?:lication)?|tenant)[ _-]?id|session(?:[ _-]?id)?|sid|cookie|csrf|xsrf|jwt|otp|licen[cs]e|signature|webhook';
const quotes = '["\'`\\]\\\\)\\s]{0,5}';
/** The name, at most one more part of it, then few characters: quotes, operators, small words, at most one line break. */
const named = new RegExp(
  `(?:(?:${words})(?:[A-Za-z0-9]?[_.-][A-Za-z0-9_.-]{0,24}(?=["'\`\\]\\\\\\s]{0,4}[=:]))?${quotes}` +
    `(?:is|are|ist|es|est|é|は|是|=|:|：|>|,|-|\\||\\?|"|'|\`|\\(|\\[|\\{|\\\\|\\s|\\$|was|this|here|value|string|const|bearer|basic|token|api-token|api[_-]?key|authorization){0,10})$`,
  'i',
);
/** What a value is assigned to: the last part of its name. */
const assigned = /([A-Za-z0-9_ .-]{3,40})["'`\s\]]{0,3}[=:>,|?]{1,4}["'`\s=]{0,5}$/;
/** A number is a secret only when it is assigned to such a name. */
const numberName = /(?:api[ _-]?key|token|secret|(?:client|app)[ _-]?id)["'`\s]{0,3}[=:]{1,3}["'`\s]{0,3}$/i;
const more = /(?:[.:][A-Za-z0-9_\-+/~]{6,200}={0,2}){1,4}/y;
/** A word for a secret in the same sentence, and what stands after a value: `abc is my key`. */
const near = new RegExp(`(?:${strong})[^\\n=.]*$`, 'i');
const nearAfter = new RegExp(
  `^["'\`)\\s,]{0,3}[^\\n.=:]{0,24}?\\b(?:api[ _-]?)?(?:key|token|secret|password)\\b`,
  'i',
);

/** Any word that the patterns above and below want to see near a value. */
const anyWord = new RegExp(words, 'gi');

/** The name of something else that ends in such a word. */
const otherName =
  /(?:public|pub|foreign|primary|partition|sort|sha\d*|hash|commit|monkey|hotkey|keyboard|cache|idempotency)[ _-]?(?:key|token)?s?["'`\s:=]*$/i;
/** The value has a name of its own, of a thing: an id, a hash, a version, a part of a path. */
const ownName =
  /(?:(?<!(?:access|client|app|application|tenant|session|key)[ _-]?)\bid|(?<!access|client|session)[_-]id|[a-z]Id|uuid|guid|sha-?\d*|md5|hash(?:es)?|checksum|digest|commit|e?tag|rev(?:ision)?|version|trace|span|request|correlation|transaction|build|object|blob|image|container|pod|node|layer|index|integrity|fingerprint|nonce|address|addr|0x|base64,?)["'`\])\s:=#@-]{0,4}$/i;
/** A place in memory. */
const memory = /^0x[0-9a-f]{4,16}$/i;

/**
 * Values that look random right after a word such as key, token, secret, or the name of a service; values that a machine must have
 * drawn anywhere. `what` says which.
 */
export function findNamedSecrets(text: string): Finding[] {
  const found: Finding[] = [];
  // Looked for once: asking the patterns below at every value of a long list would read each word many times over.
  let named: number[] | null = null;
  let next = 0;
  const isRandom = remembered(looksRandom);
  const service = remembered(isOfService);
  const inSentence = remembered((before) => namesService(sentenceOf(before)));
  const toldBefore = remembered(judgeBefore);
  const isToldAfter = remembered((after) => nearAfter.test(after));
  for (const [index, stop] of longRuns(text, ofCandidate, shortest)) {
    padding.lastIndex = stop;
    const value = text.slice(index, stop + (padding.exec(text)?.[0].length ?? 0));
    const looked = value.length > longest ? value.slice(0, longest) : value;
    const isNumber = /^\d{15,20}$/.test(looked);
    if (!/\d|[a-z][A-Z]/.test(looked) || value.startsWith('/') || !(isNumber || isRandom(looked))) continue;
    named ??= [...text.matchAll(anyWord)].map((match) => match.index);
    while (next < named.length && named[next] < index - reach) next++;
    const hasWord = next < named.length && named[next] < index + value.length + reachAfter;
    const before = textBefore(text, index, reach);
    if (!hasWord && !service(before) && !inSentence(before)) continue;
    if (/[./\\@#]$/.test(before)) continue;
    if (isNumber && !numberName.test(before) && !service(before)) continue;
    // `key.secret` and `name:key` go together.
    more.lastIndex = index + value.length;
    const end = more.test(text) ? more.lastIndex : index + value.length;
    const told = toldBefore(before);
    if (told === 'thing') continue;
    const isHash = (isHex(looked) && looked.length < 20) || memory.test(looked);
    const isNear = told === 'near' || isToldAfter(text.slice(end, end + reachAfter));
    const what = told === 'named' ? 'named' : !isHash && isNear ? 'near' : undefined;
    if (what) found.push({ start: index, end, kind: 'secret', what });
  }
  return found;
}

/** What the text before a random value says: it is a secret (`named`), something else (`thing`), or a secret is spoken of (`near`). */
function judgeBefore(before: string): 'named' | 'thing' | 'near' | 'nothing' {
  if (otherName.test(before)) return 'thing';
  if (named.test(before) || isOfService(before)) return 'named';
  if (ownName.test(before)) return 'thing';
  const sentence = sentenceOf(before);
  return near.test(sentence) || namesService(sentence) ? 'near' : 'nothing';
}

function sentenceOf(before: string): string {
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** The value is assigned to the name of a service. */
function isOfService(before: string): boolean {
  // `assigned` tries every place: only where a sign stands right before the value.
  if (!/[=:>,|?]/.test(before.slice(-6))) return false;
  const name = assigned.exec(before)?.[1];
  return name !== undefined && holdsService(name);
}

/** Longest beginning and end that go with a drawn value: `acme_live_` (characters). */
const maxAffix = 40;
const drawn =
  /(?<![A-Za-z0-9])[A-Za-z0-9]{20,200}(?![A-Za-z0-9])|(?<![A-Za-z0-9+/_-])[A-Za-z0-9+_-]{36,200}={0,2}(?![A-Za-z0-9+/=_-])/g;
/** Hashes of files and data inside of addresses. */
const data = /(?:sha\d{1,3}-|base64,|%[0-9A-F]|0x)$/i;

/** A hash that says so itself, as lock files and pages hold them: "sha512-v2kD...". */
const namedHash = /^sha\d{1,3}-/i;

/** Values that nobody types: long and evenly random, whatever stands around. Hashes and UUIDs are the names of things and stay. */
export function findDrawnSecrets(text: string): Finding[] {
  const found: Finding[] = [];
  const isDrawn = remembered((value) => /\d/.test(value) && (looksDrawn(value) || hasDrawnPart(value)));
  for (const { 0: value, index } of text.matchAll(drawn)) {
    if (!isDrawn(value)) continue;
    const prefix = /[A-Za-z0-9_-]*$/.exec(textBefore(text, index, maxAffix))?.[0] ?? '';
    if (data.test(textBefore(text, index, 8)) || namedHash.test(value)) continue;
    const after = index + value.length;
    const suffix = /^[A-Za-z0-9_-]*={0,2}/.exec(text.slice(after, after + maxAffix))?.[0] ?? '';
    found.push({ start: index - prefix.length, end: after + suffix.length, kind: 'secret', what: 'random' });
  }
  return found;
}

/** A name with dashes before a drawn value makes the whole look less random than its longest part is. */
function hasDrawnPart(value: string): boolean {
  return value.split(/[+_=-]/).some((part) => part.length >= 20 && part !== value && looksDrawn(part));
}
