// What names that were paid for are remembered by: the cluster's members. So another number of clusters, which moves the neighbours
// of a cluster and so the question about it, does not ask again about a cluster that stayed. Part of the walk (naming.ts).
import type { Group } from './group.ts';
import { hashList, hashParts } from './hash.ts';
import { isParent, type Asking, type Question } from './naming-ask.ts';
import type { NamingContext } from './naming-questions.ts';
import { nameKey } from './stages/name.ts';
import type { AnsweredText } from './types.ts';
import { keeping } from './walk.ts';

/** Names as they were settled in a finished naming. */
const settledStage = 'settled-name@1';

/** A name and a description as they were shown, with a twin for the gate. */
export interface Settled {
  readonly text: AnsweredText;
  /** How often the model's texts broke the rules first: an issue each, also when recalled. */
  readonly refusals: number;
}

/**
 * Hash of what makes a group this group: its members (by id) and what a model is shown of them; of a parent its children, each as a
 * group of its own, and their texts. Not of its neighbours, its keywords or the names that are taken.
 */
export function identityOf({ chats }: NamingContext, group: Group, question: Question): string {
  const own = membersHash(chats, group);
  if (!isParent(question)) return own;
  const children = group.children.map((child) => membersHash(chats, child)).sort();
  return hashParts('parent', hashList(children), JSON.stringify(question.children));
}

function membersHash(chats: NamingContext['chats'], { rows }: Group): string {
  return hashList(
    rows.flatMap((row) => {
      const { conversation, facets } = chats[row];
      const { request, task, languages, fallback = false } = facets;
      return [conversation.id, JSON.stringify([request, task, languages, fallback])];
    }),
  );
}

/**
 * The texts that these groups had when they were last named, null where there is none. Of two with one name the larger group keeps
 * it, and nobody has a name of `taken`: who lost it is asked about as a group that nobody knows. Nothing where asking is free: the
 * whole question decides there, so that the same chats have the same names whatever was run before.
 */
export async function recallNames(
  { walk }: NamingContext,
  asked: readonly (Asking & { readonly size: number })[],
  taken: ReadonlySet<string>,
): Promise<(Settled | null)[]> {
  const { analyst, store } = walk.ports;
  if (!analyst.costs) return asked.map(() => null);
  const kept = await store.recall(asked.map(({ identity }) => keyOf(analyst.id, identity)));
  const names = new Set(taken);
  const recalled = asked.map((): Settled | null => null);
  const largestFirst = asked.map((_, i) => i).sort((a, b) => asked[b].size - asked[a].size || a - b);
  for (const i of largestFirst) {
    const known = kept[i] as Settled | undefined;
    if (!known || names.has(nameKey(known.text.name))) continue;
    names.add(nameKey(known.text.name));
    recalled[i] = known;
  }
  return recalled;
}

/**
 * Keeps names for `recallNames`. Only what passed the gate and the audit may be given, and nothing that stands in for an answer
 * that did not come.
 */
export async function keepNames(
  { walk }: NamingContext,
  names: readonly (Settled & { readonly identity: string })[],
): Promise<void> {
  const { analyst, store } = walk.ports;
  if (!analyst.costs || names.length === 0) return;
  const { keep } = keeping(walk, settledStage, true);
  await store.keep(
    names.map(({ identity, text, refusals }) => {
      return { key: keyOf(analyst.id, identity), answer: { text, refusals } satisfies Settled };
    }),
    keep,
  );
}

/** The analyst's id names the model, the version of the prompts and the language. */
function keyOf(analyst: string, identity: string): string {
  return `${settledStage}:${hashParts(analyst, identity)}`;
}
