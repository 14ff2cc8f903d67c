// What names that were paid for are remembered by: the cluster's members. So another number of clusters, which moves the neighbours
// of a cluster and so the question about it, does not ask again about a cluster that stayed. Part of the walk (naming.ts).
import type { Group } from './group.ts';
import { hashList, hashParts } from './hash.ts';
import { isParent, type Asking, type Question } from './naming-ask.ts';
import type { NamingContext } from './naming-questions.ts';
import { nameKey, nameStage } from './stages/name.ts';
import type { AnsweredText } from './types.ts';
import { keeping } from './walk.ts';

/** Names as they were first settled in a finished naming. Another version costs nothing: what was answered is held to the rules anew. */
const settledStage = 'settled-name@3';

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
 * The texts that these groups had when they were first named, null where there is none. Of two with one name the larger group keeps
 * it, and nobody has a name of `taken`: who lost it is asked about as a group that nobody knows. Nothing where asking is free: the
 * whole question decides there, so that the same chats have the same names whatever was run before. With a model the names found
 * before are kept: an earlier run counts as an answer, so what was run before is part of what decides.
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
 * Keeps names for `recallNames`, of groups that have none yet: the first settled name wins. A name that had to give way in one tree
 * is that group's all the same, and a name belongs to the run that found it. Only what passed the gate and the audit may be
 * given, and nothing that stands in for an answer that did not come.
 */
export async function keepNames(
  { walk }: NamingContext,
  names: readonly (Settled & { readonly identity: string })[],
): Promise<void> {
  const { analyst, store } = walk.ports;
  if (!analyst.costs || names.length === 0) return;
  const { keep } = keeping(walk, settledStage, true);
  const entries = names.map(({ identity, text, refusals }) => {
    return { key: keyOf(analyst.id, identity), answer: { text, refusals } satisfies Settled };
  });
  const kept = await store.recall(entries.map(({ key }) => key));
  const fresh = entries.filter((_, i) => kept[i] === undefined);
  if (fresh.length > 0) await store.keep(fresh, keep);
}

/** The analyst's id names the model, the version of the prompts and the language; the stage's the rules that names are held to. */
function keyOf(analyst: string, identity: string): string {
  return `${settledStage}:${hashParts(nameStage, analyst, identity)}`;
}
