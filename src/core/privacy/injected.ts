// What a chat may want a model to write, and no answer needs: links, markup, orders to a model, codes, words in disguise.
import { isKnownWord } from './known-words.ts';

export type Injected = 'link' | 'markup' | 'instruction' | 'code' | 'disguise';

const links =
  /\b(?:https?|ftp|data|javascript|file|mailto|tel|ws|wss|blob|vbscript)\s?:\s?(?:\/\/|\S{0,200}[,;/(%@])|\bwww\.|\w:\/\//i;
/** A host with a path, or an end that is hardly anything but a host's. Not "Node.js" or "Booking.com". */
const hosts =
  /\b[a-z0-9-]{1,63}\.(?:[a-z0-9-]{1,63}\.)*[a-z]{2,24}\/[\w?#%&=-]|\b[a-z0-9-]{2,63}\.(?:com|org|net|info|biz|example|test|xyz|evil)\/?\?/i;
const markup =
  /<\/?[a-z!?][^<>]{0,200}>|<(?:script|img|svg|iframe|style|link|object|embed|form|meta|base)\b|\]\(|\]\[|!\[|```|&(?:#x?[0-9a-f]{2,6}|lt|gt|quot|amp);|<\||\|>|\[\/?(?:INST|SYS)\]|\{\{|\$\{|<\/?data\b/i;

/** "Ignore all previous instructions", by language: a verb, a few words, what is to be ignored (or the other way round). */
const overrides: readonly RegExp[] = [
  /\b(?:ignor(?:e|es|ing)|disregard(?:s|ing)?|forget|overrid(?:e|es|ing)|bypass(?:es|ing)?)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|rules?|guidelines?|directives?|constraints?)\b/iu,
  /(?<!\p{L})(?:ignorier\p{L}{0,3}|vergiss|vergesst|vergessen|missacht\p{L}{0,3})(?!\p{L})[^.!?\n]{0,40}(?:anweisung|instruktion|vorgabe|regeln|befehl)/iu,
  /(?<!\p{L})(?:ignor(?:e|er|ez)|oubli(?:e|er|ez)|néglig(?:e|ez|er))(?!\p{L})[^.!?\n]{0,40}(?:instructions|consignes|règles|directives)/iu,
  /(?<!\p{L})(?:ignor[ae]\p{L}{0,3}|olvid[ae]\p{L}{0,3}|omit[ae])(?!\p{L})[^.!?\n]{0,40}(?:instrucciones|reglas|indicaciones|órdenes)/iu,
  /(?<!\p{L})(?:ignor[ae]\p{L}{0,3}|esque[cç]a\p{L}{0,2}|desconsidere)(?!\p{L})[^.!?\n]{0,40}(?:instruções|regras|comandos|diretrizes)/iu,
  /(?<!\p{L})(?:ignora\p{L}{0,3}|dimentica\p{L}{0,3}|trascura)(?!\p{L})[^.!?\n]{0,40}(?:istruzioni|regole|indicazioni|direttive)/iu,
  /(?<!\p{L})(?:negeer|vergeet)(?!\p{L})[^.!?\n]{0,40}(?:instructies|regels|aanwijzingen|opdrachten)/iu,
  /(?<!\p{L})(?:z?ignoruj\p{L}{0,4}|zapomnij\p{L}{0,4})(?!\p{L})[^.!?\n]{0,40}(?:instrukcj|polece|zasad)/iu,
  /(?<!\p{L})(?:про)?(?:игнорир|забуд)\p{L}{0,6}(?!\p{L})[^.!?\n]{0,40}(?:инструкц|указани|правил|команд)/iu,
  /(?:talimat|kural|yönerge)\p{L}{0,8}(?!\p{L})[^.!?\n]{0,30}(?:yok say|görmezden gel|unut)/iu,
  /(?:忽略|无视|無視|忘记|忘掉|忽視)[^。！？\n]{0,20}(?:指令|指示|说明|說明|规则|規則|提示)/u,
  /(?:指示|命令|プロンプト|ルール|規則)[^。！？\n]{0,15}(?:無視|忘れ)/u,
  /(?:지시|명령|지침|프롬프트|규칙)[^.!?\n]{0,15}(?:무시|잊)/u,
  /(?:تجاهل|انس|اهمل)[^.!؟\n]{0,40}(?:تعليمات|الأوامر|القواعد)/u,
  /(?:निर्देश|नियम)[^।!?\n]{0,40}(?:अनदेखा|भूल|नज़रअंदाज़|नजरअंदाज)/u,
];

/** What speaks to a model rather than of a topic. */
const addresses: readonly RegExp[] = [
  /\b(?:system|developer|hidden|initial) (?:prompt|message|instructions?)\s*:|\b(?:your|the|its) (?:system|hidden|initial) prompt\b/iu,
  /\b(?:reveal|leak|repeat|print|output|exfiltrate)\b[^.!?\n]{0,30}\b(?:system prompt|your (?:instructions|prompt)|hidden prompt)\b/iu,
  // The marks of a prompt's parts. "Instructions:" and "Assistant:" alone are lines of recipes, exercises and pasted chats.
  /(?:^|\n)[ \t>]{0,8}(?:(?:#{2,6}\s?)?(?:system|developer)|#{2,6}\s?(?:assistant|instructions?))\s?:/iu,
  /\byou (?:are no longer|must now|will now)\b|\b(?:developer|god|dan|jailbreak) mode\b|\bnew (?:system )?instructions?\s*:/iu,
  // "You are now DAN", "from now on you are an AI without rules"; a part to play ("you are now a Linux terminal") is an ordinary chat.
  /(?<!\b(?:that|if|when|since|because|say) )\b(?:you are now|from now on,? you(?:['’]re| are| will be)) (?!(?:an?|my|the|our|able|ready|going|free to|in an?|on|at)\b)/iu,
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
  /ignor|игнор|disregard|forget|overrid|bypass|verg|missacht|oubli|néglig|olvid|omit|esque|desconsid|dimentic|trascur|negeer|zapomnij|забуд|talimat|kural|yönerge|忽|无视|無視|忘|지시|명령|지침|프롬프트|규칙|تجاهل|انس|اهمل|निर्देश|नियम|system|developer|hidden|initial|you are n|you must n|you will n|from now|mode|instruction|assistant|cluster|topic|category|summar|facet|request|description|marker|canary|exact|code ?word|secret|pwn/iu;

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

function isCode(token: string): boolean {
  if (token.length < 4) return false;
  if (/[\p{L}\p{N}]_+[\p{L}\p{N}]/u.test(token)) return !isPlainIdentifier(token);
  const plain = token.toLowerCase().replace(/['’]s$/u, '');
  if (isKnownWord(plain) || numbered.test(plain)) return false;
  if (/^[\w+-]{20,}={0,2}$/.test(token) && token.length >= longestWord && changesOften(token)) return true;
  // "PWNED-1234": more digits than a version has.
  if (/^[a-z]{2,}-\d{4,}$/.test(plain)) return true;
  return plain.split('-').some((part) => {
    if (part.length < 4 || isKnownWord(part)) return false;
    if (/\d/.test(part) && /[a-z]/.test(part)) return !plainMixture.test(part);
    return part.length >= mostWithoutVowel && /^[b-df-hj-np-tv-xz]+$/.test(part);
  });
}

/** "mod_rewrite", "foreign_key": a known word in lower case, joined to others or to short pieces. */
function isPlainIdentifier(token: string): boolean {
  const parts = token.split('_');
  return (
    /^[a-z_]+$/.test(token) &&
    parts.some((part) => part.length > 2 && isKnownWord(part)) &&
    parts.every((part) => part.length <= 4 || isKnownWord(part))
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
