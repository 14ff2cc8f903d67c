import { hierarchy } from 'd3-hierarchy';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildTree } from '../../src/core/overview-tree.ts';
import { exportMinimum } from '../../src/core/settings.ts';
import { readTreeFile, treeFileSchema } from '../../src/core/tree-file.ts';
import { version } from '../../src/core/version.ts';
import { smallOverview } from '../support/small-overview.ts';
import { writtenTree } from '../support/written-tree.ts';

const tree = buildTree(smallOverview(), exportMinimum);
const text = writtenTree(tree, { level: 'clusters' });

test('reading a file back and writing it again gives the same bytes', () => {
  const { tree: read, level } = readTreeFile(JSON.parse(text));
  expect(writtenTree(read, { level })).toBe(text);
});

test('holds nothing that a chat said: no request, no title, no conversation id', () => {
  expect(text).not.toMatch(/Please help|chat-0|createdAt/);
  expect(() => writtenTree(tree, { level: 'requests', overview: smallOverview() })).toThrow('no-egress');
});

test('requests that a model wrote are exported at their level, three a topic at most, and survive the round trip', () => {
  const overview = smallOverview({ requestsAreQuotations: false });
  const withRequests = writtenTree(tree, { level: 'requests', overview });
  expect(withRequests).toContain('Please help with matter a');
  const { tree: read, level } = readTreeFile(JSON.parse(withRequests));
  expect(level).toBe('requests');
  expect(writtenTree(read, { level })).toBe(withRequests);
});

test('a request that is a quotation is left out among those that a model wrote', () => {
  const fallback = new Uint8Array(20).fill(1, 0, 1);
  const { rows, clusters } = smallOverview();
  const overview = smallOverview({
    requestsAreQuotations: false,
    rows: { ...rows, fallback },
    clusters: clusters.map((cluster) => ({ ...cluster, central: [0, 1] })),
  });
  const written = writtenTree(buildTree(overview, exportMinimum), { level: 'requests', overview });
  expect(written).toContain('"Please help with matter b"');
  expect(written).not.toContain('"Please help with matter a"');
  expect(JSON.parse(written).stats.fallbacks).toBe(1);
  const { tree: read, level } = readTreeFile(JSON.parse(written));
  expect(writtenTree(read, { level })).toBe(written);
});

test('facets of the person’s own are counted where their answers are fixed, and survive the round trip', () => {
  const { rows, settings } = smallOverview();
  const customFacets = [
    { question: 'Solved?', answers: ['yes', 'no'] },
    { question: 'By what?', answers: null },
  ];
  // Yes in every second row; one answer that is none of the fixed ones is not counted.
  const custom = rows.ids.map((_, row) => [row === 1 ? 'maybe' : row % 2 ? 'no' : 'yes', 'a secret tool']);
  const overview = smallOverview({ settings: { ...settings, customFacets }, rows: { ...rows, custom } });
  const written = writtenTree(buildTree(overview, exportMinimum), { level: 'clusters' });
  expect(JSON.parse(written).root.facets.custom).toEqual({ 'Solved?': { yes: 10, no: 9 } });
  expect(written).not.toMatch(/secret tool|By what/);
  const { tree: read, level } = readTreeFile(JSON.parse(written));
  expect(writtenTree(read, { level })).toBe(written);
});

/** Evidence on 5 and 9 topics; not all figures have four decimals. */
function someChoice() {
  const trial = {
    silhouette: 0.123456,
    simplified: 0.2,
    stability: 1 / 3,
    underMinimum: 0.05,
    score: -0.00001,
  };
  return {
    ...{ k: 5, because: 'evidence' as const, byRule: 5, runnerUp: 9, sampled: 20 },
    interval: [4, 6] as [number, number],
    trials: [
      { k: 5, ...trial },
      { k: 9, ...trial },
    ],
  };
}

test('why there are so many topics is told where it is known, to four decimals, and survives the round trip', () => {
  const choice = someChoice();
  const written = writtenTree(buildTree(smallOverview({ choice }), exportMinimum), { level: 'clusters' });
  const { run, formatVersion } = JSON.parse(written);
  expect(formatVersion).toBe('1.3.0');
  const rounded = { silhouette: 0.1235, simplified: 0.2, stability: 0.3333, underMinimum: 0.05, score: 0 };
  expect(run.choice).toEqual({ ...choice, trials: [5, 9].map((k) => ({ k, ...rounded })) });
  const { tree: read, level } = readTreeFile(JSON.parse(written));
  expect(writtenTree(read, { level })).toBe(written);
});

test('files of earlier minor versions, which know of no choice, are read', () => {
  for (const formatVersion of ['1.0.0', '1.1.0']) {
    const { tree: read } = readTreeFile({ ...JSON.parse(text), formatVersion });
    expect(read.run.choice).toBeUndefined();
    expect(read.root.count).toBe(20);
  }
});

test('the minimum of accounts is told where the run had one, and survives the round trip', () => {
  expect(JSON.parse(text).privacy).not.toHaveProperty('minAccounts');
  const known = { ...tree, run: { ...tree.run, minimumAccounts: 4 } };
  const written = writtenTree(known, { level: 'clusters' });
  expect(JSON.parse(written).privacy).toMatchObject({ minClusterSize: 5, minAccounts: 4 });
  const { tree: read, level } = readTreeFile(JSON.parse(written));
  expect(read.run.minimumAccounts).toBe(4);
  expect(writtenTree(read, { level })).toBe(written);
});

test('a file of an earlier minor version, which tells no minimum of accounts, is read', () => {
  const { tree: read } = readTreeFile({ ...JSON.parse(text), formatVersion: '1.2.0' });
  expect(read.run.minimumAccounts).toBeUndefined();
  const file = JSON.parse(text);
  file.privacy.minAccounts = 0;
  expect(() => readTreeFile(file)).toThrow('privacy.minAccounts');
});

test('floats have four decimals, and keywords that fewer than three share are left out', () => {
  const { root } = JSON.parse(text);
  const a = root.children[0].children[0];
  expect(a.quality).toEqual({ cohesion: 0.6124, separation: 0.25 });
  // wordA: 0.75 x 6 = 4.5 members; rareA: 0.2 x 6 = 1.2.
  expect(a.keywords).toEqual([{ word: 'wordA', weight: 2.1235, share: 0.75, shareOutside: 0.1 }]);
});

test('d3-hierarchy reads it: the sum of values is the count at every node', () => {
  const root = hierarchy(JSON.parse(text).root).sum((node) => node.value ?? 0);
  root.each((node) => expect(node.value).toBe(node.data.count));
});

test('the JSON Schema that the page serves is the one that guards the door', () => {
  const served = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../public/clio-tree.v1.schema.json'), 'utf8'),
  );
  expect(served).toEqual({
    ...z.toJSONSchema(treeFileSchema, { io: 'input' }),
    title: 'clio-tree version 1',
  });
});

test('what is not a tree is refused with the place', () => {
  const file = () => JSON.parse(text);
  const refuse = (change: (value: ReturnType<typeof file>) => void) => {
    const value = file();
    change(value);
    return () => readTreeFile(value);
  };
  expect(() => readTreeFile([])).toThrow('not-a-tree');
  expect(() => readTreeFile(null)).toThrow('not-a-tree');
  expect(refuse((value) => (value.formatVersion = '2.0.0'))).toThrow('tree-version');
  expect(refuse((value) => delete value.root.name)).toThrow('root.name');
  expect(refuse((value) => (value.root.children[0].depth = 7))).toThrow('not-a-tree');
  expect(refuse((value) => (value.root.children[0].count = 100))).toThrow('not-a-tree');
  expect(refuse((value) => value.root.children.push(value.root.children[0]))).toThrow('not-a-tree');
});

type Choice = ReturnType<typeof someChoice>;

test.each<[string, (choice: Choice) => void]>([
  ['k', (choice) => (choice.k = 0)],
  ['byRule', (choice) => (choice.byRule = 0.5)],
  ['runnerUp', (choice) => (choice.runnerUp = 0)],
  ['interval', (choice) => (choice.interval = [9, 1])],
  ['interval.0', (choice) => (choice.interval = [0, 6])],
  ['trials', (choice) => choice.trials.reverse()],
  ['trials', (choice) => (choice.trials[1].k = 5)],
  ['trials.0.k', (choice) => (choice.trials[0].k = 0)],
  ['trials.0.score', (choice) => (choice.trials[0].score = 1e300)],
  ['trials.0.score', (choice) => (choice.trials[0].score = -2)],
  ['trials.1.silhouette', (choice) => (choice.trials[1].silhouette = 1.5)],
  ['trials.1.simplified', (choice) => (choice.trials[1].simplified = -1.5)],
  ['trials.1.stability', (choice) => (choice.trials[1].stability = 2)],
  ['trials.1.underMinimum', (choice) => (choice.trials[1].underMinimum = 1.2)],
])('evidence that cannot be is refused with the place: %s, %s', (where, change) => {
  const file = JSON.parse(text);
  const choice = someChoice();
  file.run.choice = choice;
  expect(() => readTreeFile(file)).not.toThrow();
  change(choice);
  expect(() => readTreeFile(file)).toThrow(
    expect.objectContaining({ detail: { where: `run.choice.${where}` } }),
  );
});

test('a later minor version with keys we do not know is read', () => {
  const value = { ...JSON.parse(text), formatVersion: '1.7.0', mood: 'bright' };
  expect(readTreeFile(value).tree.root.count).toBe(20);
});

test('a file nested deeper than the stack is refused, not a crash', () => {
  let node: object = { children: [] };
  for (let i = 0; i < 20_000; i++) node = { children: [node] };
  expect(() => readTreeFile({ format: 'clio-tree', formatVersion: '1.0.0', root: node })).toThrow(
    'not-a-tree',
  );
});

test('the version in the file is the version of the package', () => {
  const { version: packaged } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  );
  expect(version).toBe(packaged);
});
