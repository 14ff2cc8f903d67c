// npm run bench:builtin [-- --json FILE]: how fast the built-in embedder is, in Node, on one thread, and what memory it takes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { report, row } = await import('./bench-rows.mjs');
const { stream } = await import('./bench/mixture.mjs');
const { temporaryFolder } = await import('./harness.mjs');

const { values } = parseArgs({ options: { json: { type: 'string' }, child: { type: 'string' } } });
/** Texts of each measurement. */
const count = 20_000;
/** [characters, seconds at most]: the bars of the issue. */
const kinds = [
  [50, 8],
  [300, 25],
];

/** Made-up words of one to four syllables, the frequent ones short, as in English. */
function vocabulary(size, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const starts = 'b c d f g h j k l m n p r s t v w st tr ch sh pl gr'.split(' ');
  const middles = 'a e i o u ea ou ai'.split(' ');
  const ends = ['', '', 'n', 'r', 's', 't', 'l', 'ng', 'd'];
  const words = new Set();
  while (words.size < size) {
    // Syllables grow with the rank: 1 for the first 150, 2 around 1,000, 3 and 4 in the tail.
    const syllables = words.size < 150 ? 1 : Math.min(4, 1 + Math.floor(random() * Math.log10(words.size)));
    let word = '';
    for (let i = 0; i < syllables; i++) word += pick(starts) + pick(middles) + pick(ends);
    words.add(word);
  }
  return [...words];
}

/** Texts of `length` characters; the word of rank r is drawn with a chance about proportional to 1 / r (Zipf). */
function makeTexts(length, random) {
  const words = vocabulary(20_000, random);
  const draw = () => words[Math.floor(words.length ** random()) - 1] ?? words[0];
  return Array.from({ length: count }, () => {
    let text = draw();
    while (text.length < length) text += ` ${draw()}`;
    return text.slice(0, length);
  });
}

/** In a process of its own, so that the peak of memory is that of one measurement: prints what was measured. */
async function measure(bundle, length) {
  const { embedCorpus } = await import(pathToFileURL(bundle).href);
  const texts = makeTexts(length, stream(1));
  const words = texts.reduce((sum, text) => sum + text.split(' ').length, 0) / count;
  const distinct = new Set(texts.flatMap((text) => text.split(' '))).size;
  const before = performance.now();
  const used = process.cpuUsage();
  embedCorpus(texts, 1);
  const seconds = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(used);
  // Node gives the peak in kilobytes; it holds the runtime and the texts as well.
  const megabytes = process.resourceUsage().maxRSS / 1000;
  console.log(JSON.stringify({ seconds, processor: (user + system) / 1e6, megabytes, words, distinct }));
}

async function bundled(folder) {
  const { build } = await import('vite');
  const entry = fileURLToPath(new URL('../src/core/embedders/built-in.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'built-in.mjs' } },
    },
  });
  return join(folder, 'built-in.mjs');
}

if (values.child) {
  const [bundle, length] = JSON.parse(values.child);
  await measure(bundle, length);
} else {
  const [load] = loadavg();
  if (load > availableParallelism() / 2)
    console.error(
      `Others are at work here (load ${load.toFixed(1)} on ${availableParallelism()} cores): expect too much time.`,
    );
  const folder = temporaryFolder('builtin');
  const bundle = await bundled(folder.folder);
  const rows = kinds.flatMap(([length, most]) => {
    const child = spawnSync(
      process.execPath,
      [fileURLToPath(import.meta.url), '--child', JSON.stringify([bundle, length])],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (child.status !== 0)
      throw new Error(`The measurement of ${length} characters ended with ${child.status}.`);
    const { seconds, processor, megabytes, words, distinct } = JSON.parse(child.stdout);
    const name = `20,000 texts of ${length} characters`;
    return [
      row(name, seconds, 's', { atMost: most }),
      // On a quiet machine a little more than the line above (the collector has threads); on a busy one what it would be.
      row(`${name}, processor time`, processor, 's'),
      row(`${name}, peak memory`, megabytes, 'MB', { atMost: 500 }),
      row(`${name}, words a text`, words, ''),
      row(`${name}, distinct words`, distinct, ''),
    ];
  });
  folder.close();
  report(rows, values.json);
}
