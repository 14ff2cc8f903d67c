// npm run bench:embed [-- --json FILE]: how fast the embedder is, in Chromium, with a model of all-MiniLM-L6-v2's shape and random weights.
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { report, row } = await import('./bench-rows.mjs');
const { serveHarness, temporaryFolder } = await import('./harness.mjs');
const { launchBrowser } = await import('./launch.mjs');
const { writeMiniLmShape } = await import('./onnx/minilm-shape.mjs');

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const model = 'kleio/minilm-shape';
/** Times every measurement is taken, one kind after the other, so that a slow minute of the machine meets all of them. */
const rounds = 5;

/** Words that are one token each, in the real vocabulary as in ours. */
const words =
  'a about all and book build call city clean data day each fast file find first garden good house how in is'.split(
    ' ',
  );

/** Different texts; `lengths`: tokens of each, [CLS] and [SEP] included. */
function texts(lengths) {
  return lengths.map((length, i) =>
    Array.from(
      { length: length - 2 },
      (_, at) => words[(at * 7 + Math.floor(i / words.length ** at) + i * (at + 1)) % words.length],
    ).join(' '),
  );
}

const even = texts(Array.from({ length: 192 }, () => 30));
// 5 to 60 tokens, 30 on average (most short, some long, as requests are), in an order without order.
const mixed = texts(
  Array.from({ length: 192 }, (_, i) => {
    const share = ((i * 71) % 192) / 191;
    return Math.round(5 + 55 * share ** 1.2);
  }),
);

// Two workers need two cores to themselves: on a busy machine the rows say more of the others than of Kleio.
const [load] = loadavg();
if (load > availableParallelism() / 2)
  console.error(
    `Others are at work here (load ${load.toFixed(1)} on ${availableParallelism()} cores): expect too little.`,
  );

const folder = temporaryFolder('minilm');
writeMiniLmShape(folder.folder);
const page = await serveHarness({ [model]: folder.folder });
const browser = await launchBrowser();
const tab = await browser.newPage();
await tab.goto(page.url);

/** Texts a second of one pass. */
async function pace(name, list) {
  const { ms } = await tab.evaluate(([n, l]) => globalThis.harness.embed(n, l), [name, list]);
  return (1000 * list.length) / ms;
}

const kinds = [
  { name: 'one', workers: 1, list: even },
  { name: 'two', workers: 2, list: even },
  { name: 'sorted', workers: 1, list: mixed },
  { name: 'unsorted', workers: 1, list: mixed },
];
const paces = Object.fromEntries(kinds.map(({ name }) => [name, []]));
for (const { name, workers, list } of kinds) {
  await tab.evaluate(
    ([n, m, w]) => globalThis.harness.open(n, m, w, n === 'unsorted'),
    [name, model, workers],
  );
  // The first pass loads the model and warms the compiler.
  await pace(name, list);
}
for (let round = 0; round < rounds; round++) {
  for (const { name, list } of kinds) {
    paces[name].push(await pace(name, list));
  }
}
await browser.close();
await page.close();
folder.close();

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const mean = (list) => list.reduce((sum, text) => sum + text.split(' ').length + 2, 0) / list.length;
const { one, two, sorted, unsorted } = Object.fromEntries(
  Object.entries(paces).map(([name, list]) => [name, middle(list)]),
);
report(
  [
    row('30 tokens, one worker', one, 'texts/s'),
    row('30 tokens, two workers', two, 'texts/s', { atLeast: 100 }),
    row('two workers to one', two / one, 'x', { atLeast: 1.7 }),
    row('mixed lengths, mean', mean(mixed), 'tokens'),
    row('mixed lengths, one worker, sorted', sorted, 'texts/s'),
    row('mixed lengths, one worker, unsorted', unsorted, 'texts/s'),
    row('sorted to unsorted', sorted / unsorted, 'x', { atLeast: 1.4 }),
  ],
  values.json,
);
