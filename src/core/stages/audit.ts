// Stage 8, the deterministic gate: what a cluster's texts may say (clio.md 2.4 and 5).
import { wordsOf } from '../math/tokens.ts';
import type { FindOptions } from '../privacy/finding.ts';
import { detectorsVersion } from '../privacy/index.ts';
import { givesOrders, type Injected, injectedIn } from '../privacy/injected.ts';
import { isKnownWord } from '../privacy/known-words.ts';
import { detailsIn, withoutPlaces } from '../privacy/masking.ts';
import { stemOf } from '../privacy/stem.ts';
import { quotedWords, RunSearch, runsOf } from '../privacy/word-runs.ts';
import type { GateAnswer, GateQuestion } from '../ports.ts';
import type { Audit, ClusterText } from '../types.ts';

/** Part of every key that depends on the gate. */
export const gateId = `gate@5(${detectorsVersion})`;

/** A word that fewer members share may point at one of them. */
const neededMembers = 3;
/** A translated word that begins with a member's word of so many letters holds it. */
const copiedLetters = 5;

/** French and Italian small words that lean on the next one: "l'aide", "dell'arte". */
const elided = /^(?:[cdjlmnst]|qu|un|(?:d|n)?ell|d?all|sull|quest)'(?=\p{L}{2})/u;

/** What a name never needs and an injected chat may want: told as kinds beside those of details. */
const injections: ReadonlySet<string> = new Set<Injected>([
  'link',
  'markup',
  'instruction',
  'code',
  'disguise',
]);

/** Numbers that a description states as counts: "23 conversations", "14 %", "1,204 of". Not years or ages: they may be somebody's. */
const count =
  /(?<![\p{L}\p{N}.,])\d+(?:[.,\u00a0\u202f]\d+)*\s*(?:%|(?<=\s)(?:percent|per cent|of|conversations?|chats?|turns?|messages?|months?|languages?|topics?|groups?|clusters?)(?![\p{L}\p{N}]))/giu;
const quotation = /[“„«»"]([^“”„«»"\n]{2,100})[”“«»"]/gu;

/**
 * Checks a name and a description against all members' texts. Words in lower case that too few members share (3, or all of a
 * cluster with fewer different ones), quoted strings that some but too few hold among them; kinds of personal details; whether 8 words in a row stand in a member.
 * Members with one text are one member, however often they stand in the cluster, and where accounts are known so are those of one
 * account; a chat that gives orders to a model supports no word. So no chat names its cluster alone, repeated or not.
 * One pass over the members, about 50 MB a second; stops looking for a word when it has support.
 *
 * A text with a twin is a translation: its words stand in no member, so clio.md 2.4 is asked of the twin, in the language of the
 * evidence, with every rule above. The text itself may hold words that no member holds, and no others with too little support:
 * names, ids and codes look the same in every language, so a word that one member holds was copied, also at the head of a longer one
 * ("Kowalskis", "Kowalskiprojekt"). Numbers need support as ever, and details, links and quotations are looked for in both.
 * So every word that a reader sees is shared by three members or told by none. Weaker than without a twin in this: nothing
 * proves that the text says what its twin says. What a model made up, what it wrote in another script, and what it translated
 * from one member and left out of the twin passes here, and is left to the analyst's audit.
 */
export function checkText(question: GateQuestion, looking = question.looking): GateAnswer {
  const options: FindOptions = { region: 'US', ...looking };
  const { members, accounts } = question;
  // A twin without a name would vouch for anything.
  const twin = question.twin && /\p{L}/u.test(question.twin.name) ? question.twin : null;
  const shown = plainTexts(question);
  const own = twin && plainTexts(twin);
  const texts = [...shown, ...(own ?? [])];
  const details = texts.flatMap((text) => [
    ...detailsIn(text, withoutPlaces(options)).map(({ kind }) => kind),
    ...injectedIn(text),
  ]);
  // The twin's claims come last: a word of both needs support.
  const claims = new Map([...claimsOf(shown, own !== null), ...(own ? claimsOf(own, false) : [])]);
  // One's own export is all of one account, which tells nothing then.
  const byAccount = distinctUpTo(neededMembers, members, accounts) >= neededMembers ? accounts : undefined;
  const needed = distinctUpTo(neededMembers, members, byAccount);
  const runs = runsOf(texts);
  const search = new RunSearch(runs);
  const seen = new Set<string>();
  let quotesMember = false;
  members.forEach((member, i) => {
    if (claims.size === 0 && (quotesMember || runs.size === 0)) return;
    if (runs.size > 0 && !quotesMember) search.in(member, () => (quotesMember = true));
    if (claims.size === 0) return;
    const plain = plainOf(member);
    if (seen.has(plain)) return;
    seen.add(plain);
    const held = [...claims.values()].filter((claim) => isHeldBy(plain, claim));
    if (held.length === 0) return;
    const isOrder = givesOrders(member);
    for (const claim of held) {
      claim.isHeld = true;
      if (isOrder) continue;
      claim.supporters.add(byAccount?.[i] ?? plain);
      if (claim.supporters.size >= needed) claims.delete(claim.key);
    }
  });
  const unsupported = [...claims.values()]
    .filter((claim) => !claim.mayBeUnheld || claim.isHeld)
    .map(({ key }) => key);
  return { unsupported: unsupported.sort(), details: [...new Set(details)].sort(), quotesMember };
}

/** How many different supporters there are, `most` at most: a cluster of copies of one chat is named by that chat, or by nothing. */
function distinctUpTo(most: number, members: readonly string[], accounts: GateQuestion['accounts']): number {
  const distinct = new Set<string>();
  for (let i = 0; i < members.length && distinct.size < most; i++) distinct.add(accounts?.[i] ?? members[i]);
  return distinct.size;
}

/** A name and a description as an analyst audits them, with what is looked for in them: as of a `GateQuestion`. */
export interface AuditedText extends ClusterText, Pick<GateQuestion, 'looking'> {}

/** What a gate's answer means on the scale of clio.md 5. The reason names no word: it may be shown. */
export function scoreOf({ details, quotesMember, unsupported }: GateAnswer): Audit {
  const foreign = details.filter((detail) => injections.has(detail));
  if (foreign.length > 0 && foreign.length === details.length)
    return { score: 2, reason: `Holds what no name needs: ${foreign.join(', ')}.` };
  if (details.length > 0) return { score: 1, reason: `Holds a personal detail: ${details.join(', ')}.` };
  if (quotesMember) return { score: 2, reason: `Repeats ${quotedWords} words in a row of a conversation.` };
  if (unsupported.length > 0)
    return { score: 2, reason: `Holds words that fewer than ${neededMembers} conversations share.` };
  return { score: 5, reason: '' };
}

/** clio.md 5: 3 or more. */
export function passes({ score }: Audit): boolean {
  return score >= 3;
}

/** A word or quoted string that needs members. */
interface Claim {
  readonly key: string;
  /** null: looked for as it is written (quoted strings, `c++`, pairs of characters). */
  readonly stem: string | null;
  /**
   * A quoted string that no member holds quotes nobody (a parent's description quotes the names of its children), a word of a
   * translation that no member holds was copied from nobody.
   */
  readonly mayBeUnheld: boolean;
  /** Held also where it begins with a member's word. */
  readonly isTranslated: boolean;
  /** What every form of it begins with, so that a plain search finds its places. */
  readonly sought: string;
  /** Some member holds it, whoever that is. */
  isHeld: boolean;
  /** Accounts, or texts where the account is not known: those that count. At most three. */
  readonly supporters: Set<string>;
}

/** Without invisible characters, in one form of each letter. */
function plainTexts({ name, description }: ClusterText): readonly [name: string, description: string] {
  const plain = (text: string) => text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return [plain(name), plain(description)];
}

function claimsOf(
  [name, description]: readonly [name: string, description: string],
  isTranslated: boolean,
): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  const stated = description.replace(count, ' ');
  for (const written of [...wordsOf(name), ...wordsOf(stated)]) {
    const word = written.replace(elided, '');
    const bare = withoutMarks(word);
    // A single letter of an alphabet points at nobody.
    if (isKnownWord(word) || /^[a-z]$/.test(word)) continue;
    const stem = /^[\p{L}\p{N}\p{M}]+$/u.test(word) && !unspaced.test(word) ? stemOf(bare) : null;
    // Forms of one stem differ in its last letter at most (study, studies).
    const shared = Math.min(isTranslated ? copiedLetters : Infinity, Math.max(3, (stem?.length ?? 0) - 1));
    const sought = stem === null ? bare : stem.slice(0, shared);
    const mayBeUnheld = isTranslated && !/\p{N}/u.test(word);
    claims.set(word, { key: word, stem, mayBeUnheld, isTranslated, sought, ...unseen() });
  }
  for (const [, quoted] of `${name}\n${stated}`.matchAll(quotation)) {
    const key = plainOf(quoted).trim();
    if (/[\p{L}\p{N}]/u.test(key))
      claims.set(key, { key, stem: null, mayBeUnheld: true, isTranslated, sought: key, ...unseen() });
  }
  return claims;
}

function unseen(): Pick<Claim, 'isHeld' | 'supporters'> {
  return { isHeld: false, supporters: new Set() };
}

function isHeldBy(member: string, { key, stem, sought, isTranslated }: Claim): boolean {
  const isInside = unspaced.test(sought);
  for (let at = member.indexOf(sought); at >= 0; at = member.indexOf(sought, at + 1)) {
    if (isInside) return true;
    if (isWordCharacter(member, at - 1)) continue;
    let end = at + sought.length;
    if (stem === null && !isWordCharacter(member, end)) return true;
    while (stem !== null && isWordCharacter(member, end)) end++;
    if (stem === null) continue;
    const word = member.slice(at, end);
    if (stemOf(word) === stem) return true;
    if (
      isTranslated &&
      word.length >= copiedLetters &&
      withoutMarks(key).startsWith(word) &&
      !isKnownWord(word)
    )
      return true;
  }
  return false;
}

/** Lower case, one form of apostrophe, no marks on letters, nothing invisible, single blanks, also for hyphens: as `wordsOf` sees it. */
function plainOf(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  return (/[^\0-\x7f]/.test(lower) ? withoutMarks(lower.replace(/\p{Cf}/gu, '')) : lower)
    .replaceAll('’', "'")
    .replace(/[\s-]+/g, ' ');
}

/** "café" is "cafe": a mark more or less makes no other word of a name that was copied. */
function withoutMarks(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g, '')
    .normalize('NFC');
}

/** Scripts without blanks: `wordsOf` gives pairs of characters, which stand anywhere. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return at >= 0 && /[\p{L}\p{N}\p{M}]/u.test(text[at] ?? '');
}
