// clio.md 4, steps 1 to 5 for one level: neighbourhoods, proposals, one list of them, and a parent for every node.
// Every question is remembered. Part of the walk (nesting-by-analyst.ts), apart only because of its length.
import { AnswerError } from './errors.ts';
import { embedTexts } from './embedding.ts';
import { hashList, hashParts } from './hash.ts';
import { dot, rowOf } from './math/matrix.ts';
import type { NamingContext } from './naming-questions.ts';
import type { ParentAnalyst } from './ports.ts';
import { remember } from './remember.ts';
import { passes, scoreOf } from './stages/audit.ts';
import { holdToRules, nameKey } from './stages/name.ts';
import { bandOf, nearestShown, neighbourhood, optionsFor } from './stages/nest-by-analyst.ts';
import type { ClusterText, Matrix } from './types.ts';
import { keeping } from './walk.ts';

/** Answered questions. Keys hold the analyst and the question. */
const stages = { propose: 'propose@1', deduplicate: 'deduplicate@1', assign: 'assign@1' } as const;

/** What may get a parent: a base cluster, or a parent of the level below. */
export interface LevelNode {
  readonly rows: readonly number[];
  readonly text: ClusterText;
}

export interface LevelParents {
  readonly names: readonly string[];
  /** Position in `names` of each node's parent. */
  readonly chosen: readonly number[];
}

export class LevelQuestions {
  readonly #context: NamingContext;
  readonly #parents: ParentAnalyst;
  readonly #nodes: readonly LevelNode[];
  /** Told how many questions more there will be. */
  readonly #expect: (questions: number) => void;

  constructor(
    context: NamingContext,
    parents: ParentAnalyst,
    nodes: readonly LevelNode[],
    expect: (questions: number) => void,
  ) {
    this.#context = context;
    this.#parents = parents;
    this.#nodes = nodes;
    this.#expect = expect;
  }

  /** About `target` parents. null: the answers make no level. */
  async parentsFor(target: number): Promise<LevelParents | null> {
    const texts = this.#nodes.map(({ text }) => text);
    const vectors = await embedTexts(this.#context.walk, texts.map(lineOf));
    const proposed = await this.#propose(texts, vectors, target);
    const names = await this.#deduplicate(proposed, target);
    if (names.length < 2) return null;
    const chosen = await this.#assign(texts, names);
    const used = new Set(chosen).size;
    // All under one name, or each under its own, says nothing.
    return used < 2 || used === this.#nodes.length ? null : { names, chosen };
  }

  /** Step 3, in each neighbourhood of step 2. */
  async #propose(texts: readonly ClusterText[], vectors: Matrix, target: number): Promise<string[]> {
    const hoods = await this.#neighbourhoods(vectors);
    this.#expect(hoods.length);
    const questions = hoods.map(({ inside, outside }) => ({
      clusters: inside.map((i) => plain(texts[i])),
      outside: outside.map((i) => plain(texts[i])),
      ...bandOf((target * inside.length) / texts.length),
    }));
    const answers = await this.#ask(stages.propose, questions, (question, signal) =>
      this.#parents.propose(question, signal),
    );
    const lists = await Promise.all(
      answers.map((answer, i) => this.#usable(answer ?? [], questions[i].most)),
    );
    return distinct(lists.flat());
  }

  /** Step 2, with the nearest clusters outside each neighbourhood. */
  async #neighbourhoods(vectors: Matrix): Promise<{ inside: number[]; outside: number[] }[]> {
    const { walk } = this.#context;
    const all = Array.from({ length: vectors.rows }, (_, i) => i);
    const k = Math.ceil(vectors.rows / neighbourhood);
    if (k < 2) return [{ inside: all, outside: [] }];
    const { numerics } = walk.ports;
    const { seed } = walk.run.settings;
    const { assignment, centroids } = await numerics.kmeans(vectors, { k, seed }, walk.signal);
    const near = await numerics.nearestOutside(vectors, assignment, centroids, nearestShown, walk.signal);
    return near
      .map((outside, hood) => ({
        inside: all.filter((i) => assignment[i] === hood),
        outside: [...outside],
      }))
      .filter(({ inside }) => inside.length > 0);
  }

  /** Step 4: always asked, also of one neighbourhood. */
  async #deduplicate(names: readonly string[], target: number): Promise<string[]> {
    if (names.length < 2) return [];
    const { least, most } = bandOf(target);
    const question = { names, least: Math.max(2, least), most: Math.min(most, this.#nodes.length - 1) };
    if (question.most < 2) return [];
    this.#expect(1);
    const [answer] = await this.#ask(stages.deduplicate, [question], (asked, signal) =>
      this.#parents.deduplicate(asked, signal),
    );
    const merged = await this.#usable(answer ?? [], question.most);
    return merged.length < 2 ? names.slice(0, question.most) : merged;
  }

  /** Step 5: position of each child's parent in `names`. */
  async #assign(texts: readonly ClusterText[], names: readonly string[]): Promise<number[]> {
    const { chats, walk } = this.#context;
    const questions = this.#nodes.map(({ rows, text }) => {
      const subject = hashList(rows.map((row) => chats[row].conversation.id));
      const options = optionsFor(names, walk.run.settings.seed, subject);
      return { subject, child: plain(text), options };
    });
    this.#expect(questions.length);
    const answers = await this.#ask(stages.assign, questions, async (question, signal) => ({
      option: await this.#parents.assign(question, signal),
    }));
    const chosen = answers.map((answer) => names.indexOf(answer?.option ?? ''));
    if (chosen.every((at) => at >= 0)) return chosen;
    // One call, so that a corpus embedder puts both in one space.
    const vectors = await embedTexts(walk, [...texts.map(lineOf), ...names]);
    return chosen.map((at, i) => (at >= 0 ? at : nearest(vectors, i, texts.length)));
  }

  /** Remembered questions; one without an answer is an issue and null. */
  async #ask<Question, Answer>(
    stage: string,
    questions: readonly Question[],
    put: (question: Question, signal: AbortSignal) => Promise<Answer>,
  ): Promise<(Answer | null)[]> {
    const { walk } = this.#context;
    const { analyst } = walk.ports;
    const reasons = new Map<Question, string>();
    const answers = await remember<Question, Answer>(questions, {
      ...keeping(walk, stage, analyst.costs),
      keyOf: (question) => hashParts(analyst.id, JSON.stringify(question)),
      compute: (items, signal) =>
        Promise.all(
          items.map(async (question) => {
            try {
              return await put(question, signal);
            } catch (error) {
              if (!(error instanceof AnswerError)) throw error;
              reasons.set(question, error.reason);
              return null;
            }
          }),
        ),
      batch: 1,
      concurrency: analyst.concurrency,
      onAnswers: (items, _answers, recalled) => walk.progress.add('nest', items.length, recalled),
    });
    questions.forEach((question, i) => {
      if (answers[i] !== null) return;
      const kind = `answer-${reasons.get(question) ?? 'unreadable'}`;
      const { subject = 'nest' } = question as { subject?: string };
      walk.progress.issue({ kind, detail: {}, subject, stage: 'nest' });
    });
    return answers;
  }

  /** Names held to the rules of names, without those that carry a detail, a link, markup or an order; each once, at most `most`. */
  async #usable(answer: unknown, most: number): Promise<string[]> {
    const { walk } = this.#context;
    const given = Array.isArray(answer)
      ? answer.filter((name) => typeof name === 'string' && /[\p{L}\p{N}]/u.test(name))
      : [];
    const question = { ...nobody, size: 0 };
    const held = distinct(given.map((name) => holdToRules({ name, description: '' }, question).name));
    const checks = await walk.ports.gate.check(
      // Nobody sees these names, so no member needs to hold their words.
      held.map((name) => ({ name, description: '', members: [] })),
      walk.signal,
    );
    return held.filter((_, i) => passes(scoreOf({ ...checks[i], unsupported: [] }))).slice(0, most);
  }
}

/** For `holdToRules`, which falls back to keywords: there are none. */
const nobody = {
  ...{ subject: '', total: 0, members: [], contrast: [], keywords: [], languages: {} },
  ...{ tasks: [], taken: [], avoid: null, banned: [] },
};

/** Step 1: what stands for a cluster. */
function lineOf({ name, description }: ClusterText): string {
  return `${name}. ${description}`;
}

function plain({ name, description }: ClusterText): ClusterText {
  return { name, description };
}

/** Each name once, as people read them. */
function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(nameKey(name)) && seen.add(nameKey(name)));
}

/** The option whose row is most like row `i`; options stand from `first` on. */
function nearest(vectors: Matrix, i: number, first: number): number {
  let best = 0;
  let most = -Infinity;
  for (let at = first; at < vectors.rows; at++) {
    const likeness = dot(rowOf(vectors, i), rowOf(vectors, at));
    if (likeness > most) [best, most] = [at - first, likeness];
  }
  return best;
}
