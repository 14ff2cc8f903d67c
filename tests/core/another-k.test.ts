// Another number of topics over the same chats, with a model that is paid for: what is asked again, and what is not.
import { expect, test } from 'vitest';
import { promptedAnalyst } from '../../src/core/analysts/prompted.ts';
import { AnswerError } from '../../src/core/errors.ts';
import { centroidsOf } from '../../src/core/math/centroids.ts';
import { buildTree } from '../../src/core/overview-tree.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { Analyst, Numerics, Ports, TextGate } from '../../src/core/ports.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { Overview } from '../../src/core/types.ts';
import { directGate, directNumerics, portsFor, scriptedAnalyst } from '../support/core-ports.ts';
import { aConversation, aRun } from '../support/fake-services.ts';
import { type Script, scriptedModel } from '../support/scripted-model.ts';
import { writtenTree } from '../support/written-tree.ts';

const words =
  'alder birch cedar dogwood elm fir ginkgo hazel ironwood juniper katsura larch maple nutmeg'.split(' ');
const idOf = (i: number) => `chat-${String(i).padStart(3, '0')}`;
/** `each` chats about each of `words`: chat i is about words[i % 14]. */
const chats = (each: number) =>
  Array.from({ length: each * words.length }, (_, i) => {
    const word = words[i % words.length];
    const text = `Please explain ${word} and how ${word} grows, case ${i}.`;
    const id = idOf(i);
    return aConversation({ id, contentHash: id, messages: [{ role: 'user', text, at: null }] });
  });

/** The cluster of chat i at each k: what a run asks the clusterer for is looked up here. */
type Plans = Readonly<Record<number, (i: number) => number>>;
const byWord = (i: number) => i % words.length;
/** 14: a cluster a word. 15: the chats about alder are two clusters, every other cluster is as it was. */
const splitAlder: Plans = { 14: byWord, 15: (i) => (byWord(i) === 0 && i % 4 === 0 ? 14 : byWord(i)) };

const isAlder = (i: number) => byWord(i) === 0;
/** Of the eight chats about alder, 0, 14, 28 ... 98, the last three. */
const isLate = (i: number) => i >= 70;
/** At 14 the late chats about alder stand with birch, at 13 the other five do; at 15 both stand alone. */
const alderApart: Plans = {
  14: (i) => (isAlder(i) && isLate(i) ? 1 : byWord(i)),
  // Nutmeg goes to maple, so that there are thirteen.
  13: (i) => (isAlder(i) && !isLate(i) ? 1 : Math.min(12, byWord(i))),
  15: (i) => (isAlder(i) && isLate(i) ? 14 : byWord(i)),
};

function clusterer(rows: number, plans: Plans): Numerics {
  return {
    ...directNumerics,
    kmeans: async (points, options) => {
      const plan = points.rows === rows ? plans[options.k] : undefined;
      if (!plan) return directNumerics.kmeans(points, options, new AbortController().signal);
      const assignment = Int32Array.from({ length: rows }, (_, i) => plan(i));
      const members = Array.from({ length: options.k }, (_, k) =>
        [...assignment.keys()].filter((i) => assignment[i] === k),
      );
      const closeness = new Float32Array(rows).fill(0.5);
      return { assignment, centroids: centroidsOf(points, members), closeness, iterations: 1, inertia: 0 };
    },
    place: async ({ rows: n }) => ({ data: new Float32Array(n * 2), rows: n, cols: 2 }),
  };
}

/** A model that keeps the rules of names. */
const sound: Script = ({ prompt }, fields) => {
  if (!fields.includes('description')) return undefined;
  const data = prompt.slice(0, prompt.indexOf('\n</data')).split('outside the topic')[0];
  const counts = words.map((word) => data.split(word).length - 1);
  const word = words[counts.indexOf(Math.max(...counts))];
  const isParent = data.includes('Topics:');
  const again = data.includes('Names that are taken:') ? ' once more' : '';
  return {
    description: `Users asked about ${word}. They wanted explanations.`,
    name: isParent ? `Explain ${word} and others` : `Explain ${word}${again}`,
  };
};

const prompted = (model: ReturnType<typeof scriptedModel>): Analyst =>
  promptedAnalyst(model, defaultRunSettings);

async function run(ports: Ports, k: number): Promise<Overview> {
  const made = aRun({ status: 'running', settings: { ...defaultRunSettings, k } });
  return runPipeline(ports, made, () => undefined, new AbortController().signal);
}

/** Ports over `each` chats a word, and the model that they ask. */
async function desk(script?: Script, plans: Plans = splitAlder, each = 8) {
  const model = scriptedModel(words, (...question) => script?.(...question) ?? sound(...question));
  const list = chats(each);
  const ports = await portsFor(list, {
    analyst: prompted(model),
    numerics: clusterer(list.length, plans),
  });
  return { model, ports };
}

const baseOf = ({ clusters }: Overview) => clusters.filter(({ level }) => level === 0);
const idsOf = (overview: Overview) => new Set(baseOf(overview).map(({ id }) => id));
const nameOf = (overview: Overview, id: string) =>
  overview.clusters.find((cluster) => cluster.id === id)!.name;

function expectDistinct({ clusters }: Overview): void {
  const names = clusters.filter(({ shown }) => shown).map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
}

test('names and audits are asked only of clusters whose members changed, and the others keep their texts', async () => {
  const { model, ports } = await desk();
  const first = await run(ports, 14);
  const before = model.asked.length;
  const second = await run(ports, 15);
  const asked = model.asked.slice(before);
  const same = [...idsOf(second)].filter((id) => idsOf(first).has(id));
  expect(same).toHaveLength(13);
  expect(asked.filter(({ stage }) => stage === 'facets')).toEqual([]);
  const named = asked.filter(({ stage }) => stage === 'name' || stage === 'audit');
  expect(named.filter(({ subject }) => same.includes(subject))).toEqual([]);
  // The two halves of alder: a name each (and one that is told apart), an audit each.
  const fresh = [...idsOf(second)].filter((id) => !same.includes(id));
  expect(new Set(named.filter(({ stage }) => stage === 'name').map(({ subject }) => subject))).toEqual(
    new Set(fresh),
  );
  for (const id of same) expect(nameOf(second, id)).toBe(nameOf(first, id));
  expectDistinct(second);
});

test('back at a number that was there before nothing is asked at all, and the result is the same', async () => {
  const { model, ports } = await desk();
  const first = await run(ports, 14);
  await run(ports, 15);
  const before = model.asked.length;
  expect(await run(ports, 14)).toEqual(first);
  expect(model.asked.slice(before)).toEqual([]);
});

test('a new cluster that comes by the name of one that stayed is told apart; the one that stayed is not asked', async () => {
  // Three chats are about fir alone; its other five stand with alder, which comes by the name of fir and is larger.
  const withAlder = (plan: (i: number) => number) => (i: number) => (byWord(i) === 5 && i > 42 ? 0 : plan(i));
  const plans: Plans = { 14: withAlder(splitAlder[14]), 15: withAlder(splitAlder[15]) };
  let clashing = false;
  const script: Script = ({ prompt, stage }, fields) => {
    const isAlder = /explain alder/i.test(prompt.split('outside the topic')[0]);
    if (!clashing || stage !== 'name' || !isAlder || !fields.includes('name')) return undefined;
    const name = prompt.includes('Names that are taken:') ? 'Explain alder in general' : 'Explain fir';
    return { name, description: 'Users asked for explanations of alder. They wanted nothing else.' };
  };
  const { model, ports } = await desk(script, plans);
  const first = await run(ports, 14);
  clashing = true;
  const before = model.asked.length;
  const second = await run(ports, 15);
  const fir = baseOf(first).find(({ name }) => name === 'Explain fir')!;
  expect(fir.size).toBe(3);
  expect(nameOf(second, fir.id)).toBe('Explain fir');
  expect(model.asked.slice(before).filter(({ subject }) => subject === fir.id)).toEqual([]);
  // It was asked, and was told which names are taken.
  expect(baseOf(second).some(({ name }) => name.startsWith('Explain alder in general'))).toBe(true);
  expectDistinct(second);
});

test('a description that broke the rules is an issue again, and asked about no more than others', async () => {
  const script: Script = (question, fields) => {
    const answer = sound(question, fields) as { name: string } | undefined;
    return answer?.name.includes('fir')
      ? { ...answer, description: 'Users asked Zebulon. He knew.' }
      : answer;
  };
  const { model, ports } = await desk(script);
  const first = await run(ports, 14);
  expect(first.issues.map(({ kind }) => kind)).toContain('name-refused');
  const before = model.asked.length;
  const second = await run(ports, 15);
  const fir = baseOf(first).find(({ name }) => name === 'Explain fir')!;
  expect(second.issues.filter(({ subject }) => subject === fir.id)).toHaveLength(1);
  const named = model.asked.slice(before).filter(({ stage }) => stage === 'name' || stage === 'audit');
  expect(named.filter(({ subject }) => subject === fir.id)).toEqual([]);
  expect(JSON.stringify(second.clusters)).not.toMatch(/zebulon/i);
});

test('a name in another language than the chats’ keeps its twin for the gate: it is not asked for again', async () => {
  const script: Script = (question, fields) => {
    if (!fields.includes('original_name')) return undefined;
    const { name, description } = sound(question, fields) as { name: string; description: string };
    const number = words.findIndex((word) => name.includes(word));
    const others = name.slice(name.indexOf(words[number]) + words[number].length);
    return {
      ...{ original_name: name, original_description: description },
      name: `Baumart ${String.fromCharCode(65 + number)}${others ? ' und andere' : ''} erklären`,
      description: 'Die Nutzer wollten Erläuterungen.',
    };
  };
  const { model, ports } = await desk(script);
  const analyst = promptedAnalyst(model, { ...defaultRunSettings, language: 'German' });
  const first = await run({ ...ports, analyst }, 14);
  expect(baseOf(first).filter(({ name }) => /^Baumart . erklären$/.test(name)).length).toBe(14);
  const before = model.asked.length;
  expect(await run({ ...ports, analyst }, 14)).toEqual(first);
  expect(model.asked.slice(before)).toEqual([]);
});

test('two clusters that had one name in two runs: the larger keeps it, the other is told apart', async () => {
  const { model, ports } = await desk(undefined, alderApart);
  const larger = baseOf(await run(ports, 14)).find(({ name }) => name === 'Explain alder')!;
  const smaller = baseOf(await run(ports, 13)).find(({ name }) => name === 'Explain alder')!;
  expect([larger.size, smaller.size]).toEqual([5, 3]);
  const before = model.asked.length;
  const both = await run(ports, 15);
  expect(nameOf(both, larger.id)).toBe('Explain alder');
  expect(nameOf(both, smaller.id)).not.toBe('Explain alder');
  expectDistinct(both);
  const named = model.asked.slice(before).filter(({ stage }) => stage === 'name');
  expect(named.filter(({ subject }) => subject === larger.id)).toEqual([]);
  expect(named.filter(({ subject }) => subject === smaller.id)).toHaveLength(1);
});

test('a name that had to give way at one number is back at the number where it was first settled', async () => {
  const { model, ports } = await desk(undefined, alderApart);
  await run(ports, 14);
  const first = await run(ports, 13);
  const smaller = baseOf(first).find(({ name }) => name === 'Explain alder')!;
  expect(nameOf(await run(ports, 15), smaller.id)).not.toBe('Explain alder');
  const before = model.asked.length;
  expect(await run(ports, 13)).toEqual(first);
  expect(model.asked.slice(before)).toEqual([]);
});

test('parents are named anew only where their children changed', async () => {
  // Parents by the first letter of their children: a-d, e-h, i-n.
  const letters = ['abcd', 'efgh', 'ijklmn'];
  const names = letters.map(
    (group) => `Ask about ${words.find((word) => group.includes(word[0]))} in general`,
  );
  const script: Script = ({ prompt }, fields) => {
    if (fields.includes('names')) return { names };
    if (!fields.includes('topic')) return undefined;
    const [, word] = /Topic: Explain (\w)/.exec(prompt)!;
    return { topic: names[letters.findIndex((group) => group.includes(word))] };
  };
  const { model, ports } = await desk(script);
  const childrenOf = ({ clusters }: Overview, id: string) =>
    clusters.flatMap((cluster) => (cluster.parentId === id ? [cluster.id] : [])).sort();
  const parentsOf = (overview: Overview) =>
    new Map(
      overview.clusters
        .filter(({ level }) => level > 0)
        .map(({ id }) => [childrenOf(overview, id).join(), id]),
    );
  const first = await run(ports, 14);
  const before = model.asked.length;
  const second = await run(ports, 15);
  const same = [...parentsOf(second)].filter(([children]) => parentsOf(first).has(children));
  expect(same).toHaveLength(2);
  const asked = model.asked.slice(before).filter(({ prompt }) => prompt.includes('Name the broader topic'));
  expect(asked.length).toBeGreaterThan(0);
  for (const [, id] of same) {
    expect(asked.filter(({ subject }) => subject === id)).toEqual([]);
    expect(nameOf(second, id)).toBe(nameOf(first, id));
  }
});

test('a name that stands in for an answer is not kept: the cluster is asked again at another number', async () => {
  let refusing = true;
  const script: Script = ({ stage, prompt }) => {
    if (refusing && stage === 'name' && /explain fir/i.test(prompt.split('outside the topic')[0]))
      throw new AnswerError('refused');
    return undefined;
  };
  const { model, ports } = await desk(script);
  const first = await run(ports, 14);
  expect(first.issues.map(({ kind }) => kind)).toEqual(['answer-refused']);
  const [{ subject: fir }] = first.issues;
  refusing = false;
  const before = model.asked.length;
  const second = await run(ports, 15);
  expect(model.asked.slice(before).some(({ subject, stage }) => subject === fir && stage === 'name')).toBe(
    true,
  );
  expect(nameOf(second, fir)).toBe('Explain fir');
  expect(second.issues).toEqual([]);
});

test('a chat that changed makes another cluster of the same chats', async () => {
  const { model, ports } = await desk();
  const first = await run(ports, 14);
  const [one] = ports.store.conversations.get('d1')!.slice(5);
  const messages = [
    { role: 'user' as const, text: 'Please explain fir, and nothing about its wood.', at: null },
  ];
  await ports.store.addConversations('d1', [{ ...one, contentHash: 'new', messages, updatedAt: 9e15 }]);
  // The model tells its request in other words.
  const telling: Script = ({ subject }, fields) =>
    fields.includes('request') && subject === one.id
      ? { request: 'To explain the fir.', task: '', languages: ['English'], concern: 1 }
      : undefined;
  const other = scriptedModel(words, (...question) => telling(...question) ?? sound(...question));
  await run({ ...ports, analyst: prompted(other) }, 14);
  const fir = baseOf(first).find(({ name }) => name === 'Explain fir')!;
  const named = other.asked.filter(({ stage }) => stage === 'name').map(({ subject }) => subject);
  expect(named).toEqual([fir.id]);
  expect(model.asked.length).toBeGreaterThan(0);
});

test('a name that is known passes the gate again, or is asked for anew', async () => {
  const { model, ports } = await desk();
  await run(ports, 14);
  const gate: TextGate = {
    id: 'stricter',
    check: async (questions, signal) =>
      (await directGate.check(questions, signal)).map((answer, i) =>
        questions[i].name === 'Explain fir' ? { ...answer, unsupported: ['fir'] } : answer,
      ),
  };
  const before = model.asked.length;
  const second = await run({ ...ports, gate }, 15);
  expect(model.asked.slice(before).some(({ prompt }) => prompt.includes('Words not to be used: fir'))).toBe(
    true,
  );
  expect(baseOf(second).some(({ name }) => name === 'Explain fir')).toBe(false);
});

test('where asking is free, the same chats have the same names whatever was run before', async () => {
  const list = chats(8);
  const fresh = () =>
    portsFor(list, { analyst: scriptedAnalyst(), numerics: clusterer(list.length, splitAlder) });
  const exported = (overview: Overview) => writtenTree(buildTree(overview, 5), { level: 'clusters' });
  const ports = await fresh();
  await run(ports, 14);
  expect(exported(await run(ports, 15))).toBe(exported(await run(await fresh(), 15)));
});
