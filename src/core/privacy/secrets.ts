import type { Detector, Finding } from './finding.ts';
import { alphanumericAnd, longRuns } from './long-runs.ts';
import { remembered } from './remembered.ts';
import { hasDifferent } from './secret-random.ts';
import { secretRules } from './secret-rules.ts';

/** Every known token lies in such a run; prose has none, so the rules are rarely asked. */
const ofRun = alphanumericAnd('_-+/=.~:|');
/** Characters. */
const shortestRun = 16;
/** Runs are looked at in slices: no token is longer, and the work at each place stays bounded (characters). */
const slice = 8000;

const keyBlock = '-----BEGIN ';
/** A private key is at most about 13 kB (RSA 16384); base64 and headers follow until the end line, or until the text is cut. */
const maxKeyBlock = 20_000;

/** What the rules tell apart; findings carry one of them as `what`. */
export const secretKinds: readonly string[] = ['private-key', ...Object.keys(secretRules)];

const findAll = findSecretsWithout(new Set());

/** Keys and tokens of known services, JSON web tokens and private key blocks. Placeholders like `ghp_xxxx` stay. */
export const findSecrets: Detector['find'] = (text, options) => findAll(text, options);

/** The same with some of `secretKinds` left out: measures what is found of services that nobody wrote a rule for. */
export function findSecretsWithout(left: ReadonlySet<string>): Detector['find'] {
  const rules = Object.entries(secretRules).filter(([kind]) => !left.has(kind));
  const known = new RegExp(`(?<![A-Za-z0-9])(?:${rules.map(([, source]) => source).join('|')})`, 'g');
  const single = rules.map(([kind, source]) => [kind, new RegExp(`^(?:${source})$`)] as const);
  /** What a part of a run holds, counted from its beginning. */
  const findIn = (part: string): Finding[] => {
    const found: Finding[] = [];
    known.lastIndex = 0;
    for (let match = known.exec(part); match; match = known.exec(part)) {
      const [token] = match;
      if (!looksReal(token)) continue;
      const what = single.find(([, pattern]) => pattern.test(token))?.[0];
      found.push({ start: match.index, end: match.index + token.length, kind: 'secret', what });
    }
    return found;
  };
  return (text) => {
    const found = left.has('private-key') ? [] : keyBlocks(text);
    if (rules.length === 0) return found;
    const tokensOf = remembered(findIn);
    for (const [from, to] of longRuns(text, ofRun, shortestRun))
      for (let at = from; at < to; at += slice)
        for (const token of tokensOf(text.slice(at, Math.min(to, at + slice))))
          found.push({ ...token, start: at + token.start, end: at + token.end });
    return found;
  };
}

/** Blocks of PEM and PGP private keys, cut ones too. */
function keyBlocks(text: string): Finding[] {
  const found: Finding[] = [];
  let nextFoot = 0;
  for (let at = text.indexOf(keyBlock); at >= 0; at = text.indexOf(keyBlock, at + keyBlock.length)) {
    const head = /^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/.exec(text.slice(at, at + 90));
    if (!head) continue;
    if (nextFoot >= 0 && nextFoot < at) nextFoot = text.indexOf('-----END ', at);
    const isNear = nextFoot >= 0 && nextFoot - at < maxKeyBlock;
    const foot = isNear ? /^-----END [A-Z0-9 ]{0,40}-----/.exec(text.slice(nextFoot, nextFoot + 60)) : null;
    const block = text.slice(at, at + maxKeyBlock);
    const body = /^(?:[A-Za-z0-9+/=\s]|\\[nr]|[A-Za-z-]{3,20}: [^\n]{0,80}\n)*/.exec(
      block.slice(head[0].length),
    );
    const end = at + (foot ? nextFoot - at + foot[0].length : head[0].length + (body?.[0].length ?? 0));
    found.push({ start: at, end, kind: 'secret', what: 'private-key' });
    at = end - keyBlock.length;
  }
  return found;
}

/** Not `sk-your-key-here` and not `ghp_xxxx`: digits or capitals (one key of AWS in 200 has no digit), and at least seven different characters after the beginning. */
function looksReal(token: string): boolean {
  const body = token.slice(4);
  return /\d|[a-z][A-Z]|^[A-Z]{16}$/.test(body) && !/x{6}|\*{4}|\.{3}/i.test(body) && hasDifferent(body, 7);
}
