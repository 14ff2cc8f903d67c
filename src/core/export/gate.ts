// The export gate: nothing is written to a file before every string of it has been looked at (clio.md 5, layer 6).
import { AppError } from '../errors.ts';
import type { Family, FindOptions } from '../privacy/finding.ts';
import type { WordEvidence } from '../privacy/word-evidence.ts';
import { nodesOf, type TopicNode, type TopicTree } from '../topic-tree.ts';
import type { Conversation, Overview } from '../types.ts';
import type { ExportLevel, ExportReport, GatedTree } from './gated-tree.ts';
import { quotedAmong } from './quotations.ts';
import { sharedWordsOf } from './shared-words.ts';
import { judgeBy } from './verdict.ts';
import { seenTree } from './walk.ts';

export type { ExportLevel, ExportReport, GatedTree } from './gated-tree.ts';

/** How strict the gate is, and what it compares the tree with. */
export interface ExportGateOptions {
  readonly level: ExportLevel;
  /** The run, where there is one: requests come from it, and what the built-in analyst wrote stays out. */
  readonly overview?: Overview;
  /** The raw chats, page by page, where they are on this device; absent: nothing is compared with them. */
  readonly pages?: AsyncIterable<readonly Conversation[]>;
  /** Two letters, for phone numbers without a country code. */
  readonly region: string;
  /** What is looked for; absent: `usualFamilies`. */
  readonly families?: ReadonlySet<Family>;
  /** How the chats write their words; absent: nothing is known. */
  readonly evidence?: WordEvidence;
  /** true: the run counted every capitalised word that its chats never write in lower case as a name; so do topics and requests. */
  readonly strictNames?: boolean;
}

/** The tree that may leave, and what was taken out of it. */
export interface Gated {
  readonly tree: GatedTree;
  readonly report: ExportReport;
}

type Options = Omit<ExportGateOptions, 'pages'>;

/** Requests written per topic at the level "requests". */
const requestsWritten = 3;

/**
 * The tree as it may leave. Throws AppError 'no-egress' {what: 'requests'} at the level "requests" where requests are the chats'
 * own words; rejects with AbortError when cancelled.
 */
export async function gateExport(
  tree: TopicTree,
  { pages, ...options }: ExportGateOptions,
  signal?: AbortSignal,
): Promise<Gated> {
  signal?.throwIfAborted();
  const requestsOf = requestsBy(options);
  if (!pages) return gated(tree, options, requestsOf);
  const judge = judgeBy(findOptionsOf(options));
  const texts = new Map<string, Set<string>>();
  // A detail that is masked ends no run of words: the text is compared as it was written and as it would leave.
  seenTree(tree, requestsOf, (text, role) => {
    const forms = texts.get(text) ?? new Set([text]);
    texts.set(text, forms.add(judge(text, role).text ?? text));
    return text;
  });
  return gated(tree, options, requestsOf, await quotedAmong(texts, pages, signal));
}

/** The same where no chats are at hand (an imported tree, a script): everything but the comparison with chats. */
export function gateTree(tree: TopicTree, options: Options = { level: 'clusters', region: 'US' }): Gated {
  return gated(tree, options, requestsBy(options));
}

function findOptionsOf({ region, families, evidence, strictNames = false }: Options): FindOptions {
  return {
    ...{ region, strictNames },
    ...(families ? { families } : {}),
    ...(evidence ? { seenLower: evidence.seenLower } : {}),
  };
}

/**
 * Requests by topic: none at the level "clusters"; else those of the run's central members, but no quotations and none with a word
 * that too few share; an imported tree
 * brings its own.
 */
function requestsBy({ level, overview }: Options): (node: TopicNode) => readonly string[] {
  if (level !== 'requests') return () => [];
  if (overview?.requestsAreQuotations) throw new AppError('no-egress', { what: 'requests' });
  if (!overview) return ({ requests }) => requests;
  const { requests, fallback } = overview.rows;
  const isShared = sharedWordsOf(requests.filter((_, row) => !fallback?.[row]));
  const byId = new Map(
    overview.clusters.map(({ id, central }) => [
      id,
      central
        .filter((row) => !fallback?.[row] && isShared(requests[row]))
        .slice(0, requestsWritten)
        .map((row) => requests[row]),
    ]),
  );
  return ({ id }) => byId.get(id) ?? [];
}

/** Conversations of topics that are not shown: in the group of them, and in a parent that keeps what its small children hold. */
function foldedIn({ tooSmall, count, children }: TopicNode): number {
  if (tooSmall) return count;
  return children.length === 0 ? 0 : count - children.reduce((sum, child) => sum + child.count, 0);
}

/** Puts the brand on: every string is judged, and what was done is counted. */
function gated(
  tree: TopicTree,
  options: Options,
  requestsOf: (node: TopicNode) => readonly string[],
  quotedTexts: ReadonlySet<string> = new Set(),
): Gated {
  const judge = judgeBy(findOptionsOf(options), (text) => quotedTexts.has(text));
  const masked: Record<string, number> = {};
  const count = (kind: string) => (masked[kind] = (masked[kind] ?? 0) + 1);
  let strings = 0;
  let quoted = 0;
  const seen = seenTree(tree, requestsOf, (text, role) => {
    const verdict = judge(text, role);
    strings++;
    if (verdict.because === 'quoted') quoted++;
    if (verdict.because === 'injected') count('injection');
    verdict.kinds.forEach(count);
    return verdict.text;
  });
  const folded = [...nodesOf(tree.root)].reduce((sum, node) => sum + foldedIn(node), 0);
  return { tree: seen as GatedTree, report: { strings, masked, quoted, folded, level: options.level } };
}
