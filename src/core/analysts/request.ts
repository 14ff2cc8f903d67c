// The request of a chat: one sentence of the user's, chosen, never written.
import { englishStopWords } from '../math/stop-words.ts';
import type { RedactedChat } from '../types.ts';
import { codeWords, proseOf } from './prose.ts';
import { sentencesOf } from './sentences.ts';
import { firstCharacters, oneLine, placeholder, unspaced, wordsOf } from './words.ts';

/** clio.md 2.2: a request has at most 20 words; 60 characters where a script has no spaces. */
const maxWords = 20;
const maxUnspaced = 60;
/** A word cut out of an unbroken paste may not fill the line. */
const maxCharacters = 240;
/** Turns and sentences looked at: who has not asked by then does not ask in a sentence. */
const turnsRead = 6;
const firstSentences = 6;
const lastSentences = 2;
/** Telling words that asking is worth, telling words beyond which a sentence says no more, what coming one sentence later costs. */
const askingWorth = 3;
const enoughWords = 6;
const placeCost = 0.75;
/** Characters of a word where a script has no spaces, roughly. */
const unspacedWord = 3;
/** Characters of a turn that are read; the request of a long paste stands at its ends. */
const charactersRead = 6000;

const greeting =
  /^(?:(?:hi|hiya|hello|hey|heya|yo|greetings|good (?:morning|afternoon|evening|day)|dear (?:chatgpt|claude|ai|assistant)|hallo|guten (?:morgen|tag|abend)|moin|servus|bonjour|bonsoir|salut|coucou|hola|buenas?(?: (?:d[ií]as|tardes|noches))?|ol[aá]|bom dia|boa (?:tarde|noite)|ciao|привет|здравствуйте|你好|您好|こんにちは|안녕하세요|مرحبا|السلام عليكم)(?: (?:there|all|everyone|again|guys|zusammen|chatgpt|chat gpt|gpt|claude|assistant|bot|ai))?(?:[\s,.!:;-]+|[，。！、]|$)|(?:ok|okay|alright|well|so|now|also|and|but|thanks|thank you|please note)\b[,.!:]?\s+(?!(?:i|we|you) (?:am|are)\b)|i hope (?:you are|you're) (?:well|doing well)[,.!]?\s*)/iu;

const filler =
  /^(?:(?:i have|i've got|i got|just) (?:a|one|another|some|a few|a quick)? ?(?:quick |simple |small )?(?:questions?|problems?|issues?)|(?:can|could|would|will) (?:you|u|someone|anyone) (?:please )?help(?: me)?(?: out)?(?: with (?:something|this|that|it))?(?: please)?|(?:please )?help(?: me)?(?: out)?(?: please)?|i need (?:some |your |a little )?help(?: please)?|(?:can|may|could) i ask (?:you )?(?:something|a question)|how are you(?: doing)?(?: today)?|how's it going|what's up|are you there|test(?:ing)?|thanks?(?: you)?(?: so much| a lot| very much)?|thx|you're welcome|yes|no|ok(?:ay)?|sure|cool|great|nice|continue|go on|danke(?: schön)?|merci|gracias|obrigad[oa]|kannst du mir helfen|ich habe eine frage|j'ai une question|tengo una pregunta|puedes ayudarme|peux-tu m'aider)[\s.!?…]*$/iu;

const setUp =
  /^(?:in this (?:chat|conversation|game)|from now on|you(?:'re| are| will be| will act)\b|act (?:as|like)|imagine (?:you|that you|yourself)|pretend|assume the role|take on the role|your name is|i want you to (?:act|be|pretend)|let's (?:play|role)|du bist|stell dir vor|tu es|imagine que|eres|actúa como|você é|aja como)/iu;

/** "Objective:" and the like: a few words before a colon, or before a list; and lines of a query. */
const heading =
  /^[^:：]{1,30}[:：]$|^\p{Script=Han}{2,4}$|^(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|GROUP BY|ORDER BY|CREATE|ALTER|DROP)\b/u;

const asking =
  /[?？؟]\s*["'”)]?$|^(?:please|pls|kindly|how|what|what's|whats|why|when|where|which|who|whose|can|could|would|will|should|shall|is|are|do|does|did|i(?: really| also| just| still)? (?:want|need|would like|wish)|i'd like|i(?:'m| am) (?:trying|looking|searching|planning|hoping|wondering)|help|give|write|make|create|explain|tell|show|find|fix|translate|summari[sz]e|generate|describe|list|provide|compare|suggest|recommend|convert|rewrite|rephrase|improve|solve|calculate|design|build|implement|add|remove|change|update|check|review|analy[sz]e|debug|draft|compose|plan|book|buy|order|play|search|set|get|let|let's|teach|prove|develop|edit|correct|proofread|extract|identify|classify|answer|discuss|come up|think of|brainstorm|using|given|use|continue|complete|bitte|wie|was|warum|wo|wann|welche[rsn]?|kannst|könntest|ich (?:möchte|will|brauche|suche)|schreib|schreibe|erkläre?|übersetze|comment|pourquoi|quel(?:le)?s?|qu'est-ce|est-ce|peux-tu|pouvez-vous|je (?:veux|voudrais|cherche)|écris|explique|traduis|cómo|como|qué|que es|cuál|por qué|dónde|puedes|podrías|quiero|necesito|escribe|explica|traduce|quero|preciso|escreva|explique|traduza|hazme|dame|crea|faça|crie|scrivi|spiega|puoi|vorrei|напиши|объясни|как|что|почему|请|帮|写|如何|怎么|为什么|什么)(?![\p{L}'])|^(?:请|帮|写|翻译|解释|给我|介绍|如何|怎么|为什么)|(?:吗|呢|ください|ですか|ますか|주세요|까요)[。？?!！.\s]*$/iu;

/**
 * A sentence of the user's first real request: greetings, set-ups and what was pasted are passed over, a sentence that asks is
 * preferred. At most 20 words, then an ellipsis. Where the user said nothing: the stand-in. Empty only for an empty chat.
 */
export function requestOf(chat: Pick<RedactedChat, 'userTurns' | 'standIn'>): string {
  let second = '';
  for (const turn of chat.userTurns.slice(0, turnsRead)) {
    const { sentence, asks } = bestSentence(turn);
    if (asks || wordsOf(sentence).length >= 3 || sentence.search(unspaced) >= 0) return shorten(sentence);
    second ||= sentence;
  }
  return shorten(second) || shorten(firstSentence(chat.standIn)) || lastResort(chat.userTurns);
}

/** The first sentence that asks, else the first that says something, else the set-up. */
function bestSentence(turn: string): { sentence: string; asks: boolean } {
  const read =
    turn.length > charactersRead
      ? `${turn.slice(0, charactersRead / 2)}\n${turn.slice(-charactersRead / 2)}`
      : turn;
  const all = sentencesOf(proseOf(read)).map(withoutGreeting).filter(saysSomething);
  const near =
    all.length > firstSentences + lastSentences
      ? [...all.slice(0, firstSentences), ...all.slice(-lastSentences)]
      : all;
  const plain = near.filter((sentence) => !setUp.test(sentence) && !heading.test(sentence));
  const [best] = plain
    .map((sentence, place) => ({
      sentence,
      asks: asksFor(sentence),
      worth: worthOf(sentence) - place * placeCost,
    }))
    .sort((a, b) => b.worth - a.worth);
  return best ?? { sentence: near[0] ?? '', asks: false };
}

function asksFor(sentence: string): boolean {
  return asking.test(sentence) && (wordsOf(sentence).length > 1 || unspaced.test(sentence));
}

/** Asking counts as much as three telling words: "and when?" loses against the sentence that names the thing. */
function worthOf(sentence: string): number {
  const telling = unspaced.test(sentence)
    ? sentence.length / unspacedWord
    : wordsOf(sentence).filter((word) => word.length > 3 && !englishStopWords.has(word.toLowerCase())).length;
  return (asksFor(sentence) ? askingWorth : 0) + Math.min(telling, enoughWords);
}

function withoutGreeting(sentence: string): string {
  let rest = sentence;
  // "Hi there, ok, so ..." stacks up to a few of them.
  for (let i = 0; i < 4 && greeting.test(rest); i++) rest = rest.replace(greeting, '');
  return rest.replace(/^[\s,.:;!"“”*_-]+/, '');
}

function saysSomething(sentence: string): boolean {
  return !filler.test(sentence) && /\p{L}/u.test(sentence.replace(placeholder, ''));
}

function firstSentence(text: string): string {
  return sentencesOf(proseOf(text))[0] ?? '';
}

/** Only code, logs or numbers were given, and no title: their words. */
function lastResort(turns: readonly string[]): string {
  const said = turns.join('\n');
  return shorten(codeWords(said.replace(placeholder, ' '))) || shorten(said);
}

/** At most 20 words, or 60 characters where a script has no spaces, with an ellipsis where something was cut. */
export function shorten(text: string): string {
  const line = oneLine(text);
  const pieces = line.split(' ');
  const limit = unspaced.test(line) && pieces.length < line.length / 12 ? maxUnspaced : maxCharacters;
  const kept = firstCharacters(pieces.slice(0, maxWords).join(' '), limit);
  // A placeholder is kept whole or dropped.
  return kept.length < line.length ? `${kept.replace(/<[A-Z0-9_]*$/, '').replace(/[\s,;:.]+$/, '')}…` : line;
}
