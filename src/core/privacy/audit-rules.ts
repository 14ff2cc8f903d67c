// The audit of clio.md 5 by rule: how far a name and a description narrow down who is talked about, on its scale of 1 to 5.
// The built-in analyst has no other; a model is asked only about what passes here. Rules see shapes, not meaning: a description that
// identifies somebody in plain common words passes them, and is left to a model.
import { wordsOf } from '../math/tokens.ts';
import type { Audit, ClusterText } from '../types.ts';
import { familyOf } from './families.ts';
import type { DetailKind, FindOptions } from './finding.ts';
import { injectedIn } from './injected.ts';
import { isKnownWord } from './known-words.ts';
import { knownFigures } from './known-figures.ts';
import { detailsIn } from './masking.ts';

/** A redactor's placeholder that came through. */
const placeholder = /<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_\d+>/;

/** Kinds that narrow less than to one person, with the score they give. */
const general: Readonly<Partial<Record<DetailKind, Audit['score']>>> = {
  ...{ organisation: 2, place: 3, group: 4, date: 4, age: 4 },
};

/** One to three capitalised words: a name's shape in scripts with capitals. */
const proper = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.&-]{1,30}(?:\s+(?:of|the|and|de|la|le|du|der|von|&)(?=\s+\p{Lu}))?\s+){0,4}`;
const properName = String.raw`\p{Lu}[\p{L}\p{M}'’.&-]{1,30}`;

/** Words with either case of their first letter, for patterns in which the case of names counts. */
const anyCase = (words: string): string =>
  words
    .split('|')
    .map((word) => `[${word[0].toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join('|');

interface Rule {
  readonly score: 1 | 2 | 3;
  readonly reason: string;
  readonly sign: RegExp;
  /** Looks only at names that are no languages, products or known figures: the first group. */
  readonly names?: true;
  /** Finds that are none. */
  readonly except?: (found: string) => boolean;
}

const atWords: ReadonlySet<string> = new Set(
  `media keyframes import font supports layer container charset namespace page property apply tailwind mixin include extend override
  autowired deprecated nullable bean entity qualifier getter setter input output param returns dataclass property staticmethod
  classmethod decorator pytest spring boot application rest controller mapping service repository configuration transactional`.split(
    /\s+/,
  ),
);

/** "@media", "@Component", "@SpringBootApplication": every part is a word of programs or a common one. */
function isTerm(found: string): boolean {
  if (!/^@\p{L}+$/u.test(found)) return false;
  const parts = found.slice(1).match(/\p{Lu}?\p{Ll}+/gu) ?? [];
  return (
    parts.join('').length === found.length - 1 &&
    parts.every((part) => atWords.has(part.toLowerCase()) || isKnownWord(part.toLowerCase()))
  );
}

const rules: readonly Rule[] = [
  {
    ...{ score: 1, reason: 'names a person' },
    sign: new RegExp(
      String.raw`(?:\b(?:named|called|nicknamed)|\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Sra|Mme|Herr|Frau|Hr|Señora?|Signora?|Captain|Officer|Judge|Nurse|Pastor|Coach)\.?)\s+(${properName}(?:\s+${properName})?)`,
      'gu',
    ),
    names: true,
  },
  {
    ...{ score: 1, reason: 'speaks of one person by a relation and a name' },
    sign: new RegExp(
      String.raw`\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Uu]ser['’]?s?['’]?)\s+(?:\p{Ll}+\s+)?(?:wife|husband|son|daughter|brother|sister|mother|father|boss|manager|landlord|neighbou?r|colleague|friend|girlfriend|boyfriend|partner|doctor|therapist|teacher|coworker|co-worker|aunt|uncle|cousin|ex)\s+(${properName}(?:\s+${properName})?)`,
      'gu',
    ),
    names: true,
  },
  {
    ...{ score: 1, reason: 'speaks of a single person by office' },
    sign: /\bthe (?:only|current|sole|former) (?:\p{Ll}+ )?(?:mayor|principal|headmaster|headteacher|priest|pastor|imam|rabbi|sheriff|ceo|cfo|cto|director|dean|coach|doctor|vet|nurse|teacher|owner|chairman|chairwoman|chair|treasurer|secretary) of (?:the |a |an )?\p{Lu}/giu,
  },
  {
    ...{ score: 2, reason: 'names a company' },
    sign: new RegExp(
      String.raw`\b(${properName}(?:\s+(?:&\s+)?${properName}){0,3}),?\s+(?:Inc|Incorporated|Corp|Corporation|LLC|LLP|Ltd|Limited|PLC|plc|GmbH|AG|KG|SE|S\.?A\.?|S\.?L\.?|SARL|SAS|S\.?p\.?A|S\.?r\.?l|B\.?V|N\.?V|AB|ASA?|Oy|Pty|Co|Holdings|Partners|Associates|Consulting|Industries|Logistics|Pharmaceuticals|Solutions|Enterprises|Ventures|Group)(?![\p{L}\p{N}])`,
      'gu',
    ),
    names: true,
  },
  {
    ...{ score: 2, reason: 'names a place of work or study' },
    sign: new RegExp(
      String.raw`\b((?!(?:A|An|The|In|At|Of|For|Some|Any|Their|High|Elementary|Local|Public|Private)\s)${proper}${properName})\s+(?:High School|Middle School|Elementary|Elementary School|Primary School|Grammar School|Secondary School|School|Academy|College|Kindergarten|Nursery|University|Institute|Gymnasium|Grundschule|Realschule|Lyc[ée]e|Hospital|Clinic|Klinik|Medical Center|Medical Centre|Surgery|Church|Parish|Mosque|Synagogue|Temple|Library|Police Department|Fire Department|Town Council|City Council|Restaurant|Bakery|Hotel|Museum|Football Club|FC|Rowing Club|Tennis Club|Club|Society|Foundation|Association|Apartments|Estate|Nursing Home|Care Home)(?!\p{L})`,
      'gu',
    ),
    names: true,
  },
  {
    ...{ score: 2, reason: 'names a place of work or study' },
    sign: new RegExp(
      String.raw`\b(?:University|College|School|Church|Hospital|Bank|Academy|Diocese|Parish|Université|Universidad|Universität|Università|Universidade|Colegio|Collège|Lycée|Escuela|Hospital|Gymnasium|Klinikum|Kirche)\s+(?:of|de|del|di|do|da|der|von|in|at|at the|in the)\s+(?:the\s+|la\s+|el\s+)?(?:St\.?\s+)?(${properName})`,
      'gu',
    ),
    names: true,
  },
  {
    ...{ score: 2, reason: 'names an employer or customer' },
    sign: new RegExp(
      String.raw`\b(?:${anyCase('employees?|staff|workers?|customers?|clients?|members?|students?|pupils?|patients?|tenants?|residents?|parishioners?|colleagues?|co-?workers?|managers?|interns?|teams?|jobs?|positions?|internships?|shifts?|layoffs?|strikes?|mergers?|employed|working|worked|works|enrolled|studying|hired|fired')})\s+(?:of|at|by|from|for)\s+(?:the\s+)?(${properName}(?:\s+${properName})?)`,
      'gu',
    ),
    names: true,
  },
  {
    ...{ score: 2, reason: 'names a company' },
    sign: new RegExp(
      String.raw`\b(?:${anyCase('company|firm|start-?up|employer|agency|manufacturer|retailer|supplier|contractor|store|shop|brand|bank|practice|charity')})(?:,?\s+(?:called|named))?\s+(${properName}(?:\s+${properName})?)`,
      'gu',
    ),
    names: true,
  },
  {
    ...{ score: 2, reason: 'names a company' },
    sign: new RegExp(
      String.raw`\b[Tt]he\s+(${properName}(?:\s+${properName})?)\s+(?:support|sales|service|legal|security|HR|management|board|team|staff|employees|workers|branch|office|headquarters|warehouse|factory|plant|customers|shareholders|layoffs|merger|strike)\b`,
      'gu',
    ),
    names: true,
  },
  {
    ...{ score: 2, reason: 'names a small community' },
    sign: /\b(?:village|hamlet|parish|neighbou?rhood|hometown|small town|street|square|trailer park|gated community|condominium) (?:(?:of|called|named|in) )?\p{Lu}|\bdiscord\.gg\b|\b(?:Discord server|Facebook group|WhatsApp group|Telegram channel) (?:of |for |called |named )?["“'‘]?\p{Lu}\p{L}+/gu,
  },
  {
    // One that is called by a common word is large: "r/programming".
    ...{ score: 2, reason: 'names a small community' },
    sign: /(?<![\p{L}/])r\/(\w{3,})|\bsubreddit (?:of |for |called |named )?["“'‘]?(\p{Lu}\p{L}+)/gu,
    names: true,
  },
  {
    ...{ score: 2, reason: 'holds a web address' },
    // Frameworks with the same end are no hosts.
    sign: /\b(?!(?:asp|vb|ado|ml|json|paint|entity)\.net\b)[a-z0-9-]{2,63}\.(?:com|org|net|edu|gov|info|biz|co\.uk|de|fr|es|nl|pl|ru|cn|jp|br)\b/giu,
  },
  {
    ...{ score: 1, reason: 'holds a mail or account sign' },
    // Not "@media" and "@Component": what stands behind the sign is looked at, see `isTerm`.
    sign: /(?<![\p{L}\p{N}])@[\p{L}\p{N}_]{2,}|[\p{L}\p{N}]@[\p{L}\p{N}]/gu,
    except: isTerm,
  },
  {
    ...{ score: 1, reason: 'holds a long number' },
    // Counts of conversations are the analysts' own; standards have long numbers.
    sign: /(?<!\d|\b(?:ISO|IEC|DIN|EN|ANSI|IEEE|NIST|RFC)[ /-]{1,2})\d{5,}(?!\d)(?!\s(?:of|conversations?|chats?)\b)|\b\d{3}[- ]\d{2,4}[- ]\d{3,4}\b/gu,
  },
  {
    ...{ score: 3, reason: 'narrows to people of one place and trade' },
    sign: /\b(?:in|from|near|around) \p{Lu}\p{L}{2,}/gu,
    names: true,
  },
];

/**
 * Score, and a reason that repeats nothing of the text. The lowest score of a rule counts; 5 where none speaks. What hides between
 * the lines is not seen.
 */
export function ruleAudit({ name, description }: ClusterText, options: FindOptions): Audit {
  const text = `${name}.\n${description}`.normalize('NFKC').replace(/\p{Cf}/gu, '');
  let worst: Audit = { score: 5, reason: '' };
  const tell = (score: Audit['score'], reason: string) => {
    if (score < worst.score) worst = { score, reason };
  };
  if (placeholder.test(text)) tell(1, 'a redacted detail left its placeholder');
  for (const { kind, start, end } of detailsIn(text, options))
    if (!isPublic(text.slice(start, end)) && !isTerm(text.slice(start, end)))
      tell(general[kind] ?? 1, `holds a personal detail: ${familyOf(kind)}`);
  const injected = injectedIn(`${name}\n${description}`);
  if (injected.length > 0) tell(2, `holds what no name needs: ${injected.join(', ')}`);
  for (const { score, reason, sign, names, except } of rules) {
    if (score >= worst.score) continue;
    const found = [...text.matchAll(sign)].filter(([held]) => !except?.(held));
    if (
      found.some((match) => !names || !isPublic(match[1] ?? match[2] ?? match[0].replace(/^\p{Ll}+\s/u, '')))
    )
      tell(score, reason);
  }
  return worst;
}

/** Figures everybody knows, languages, products, and plain words that only have a capital, are nobody's private matter. */
function isPublic(name: string): boolean {
  const plain = name
    .toLowerCase()
    .replace(/['’]s$/, '')
    .trim();
  if (knownFigures.has(plain)) return true;
  const words = wordsOf(name).map((word) => word.replace(/'s$/, ''));
  return (
    words.length > 0 && words.every((word) => knownFigures.has(word) || isKnownWord(word) || word.length < 2)
  );
}
