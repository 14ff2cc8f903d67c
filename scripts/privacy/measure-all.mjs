// All parts of the measurement, one after the other; each table is printed as soon as it is there.
import { existsSync } from 'node:fs';
import { bundlePrivacy } from './bundle.mjs';
import { knownSets, otherSets, pathOf, readText, strangersIn } from './files.mjs';
import { writePredictions } from './predictions.mjs';
import { tableOf } from './table.mjs';

/** With bars, and without: the marks of the second are only near their secrets ("approx"), some on other words. */
const secretSets = [
  ['gitleaks_generated', true],
  ['gitleaks_secrets', false],
];
const survivalSets = [
  'presidio_synth_v2',
  'presidio_generated_small',
  'presidio_regex_vectors',
  'phones_intl',
];
/** Real chats: what people ask, and long answers. */
const chatFiles = ['arena_hard_v20', 'oasst_en100', 'mtbench101', 'kura_wandb'];
/** Words of code and logs. */
const codeWords = 20_000;
const topicSets = ['sgd_single', 'clinc150'];
const nameSets = ['presidio_synth_v2', 'presidio_generated_small'];

/** Resolves to { rows, versions }. `options`: what options.mjs reads. */
export async function measureAll(options) {
  const { url, close } = await bundlePrivacy();
  try {
    const core = await import(url);
    const versions = { detectors: core.detectorsVersion, redaction: core.redactionVersion };
    const sets = readSets(core, options);
    const rows = [];
    for (const [part, title, measure] of partsOf(core, sets, options)) {
      if (!options.only.has(part)) continue;
      const begin = performance.now();
      const found = await measure();
      console.error(`${part}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
      if (found.length > 0) console.log(`${tableOf(title, found)}\n`);
      rows.push(...found);
    }
    if (options.predictions) writePredictions(sets.values(), options.predictions);
    return { rows, versions };
  } finally {
    close();
  }
}

/** Readings by the names of their sets. What is missing is told. */
function readSets(core, { data, isOwn }) {
  const sets = new Map();
  if (!existsSync(data)) {
    console.log(`skipped: ${data} is not there (set KLEIO_SHARED, or give --data DIR)`);
    return sets;
  }
  for (const name of [...knownSets, ...otherSets, ...(isOwn ? strangersIn(data) : [])]) {
    const path = pathOf(data, name, ['', 'pii']);
    if (!path) {
      console.log(`${name}: not there, left out`);
      continue;
    }
    const set = core.readSet(name, readText(path));
    if (set.skipped > 0) console.log(`${name}: ${set.skipped} lines skipped, ${set.rows.length} read`);
    if (set.rows.length > 0) sets.set(name, new core.Reading(set));
  }
  return sets;
}

/** [part, title, what measures it]. */
function partsOf(core, sets, { data, isOwn }) {
  const of = (names, measure) => names.flatMap((name) => (sets.has(name) ? measure(sets.get(name)) : []));
  const strangers = [...sets.keys()].filter((name) => !knownSets.includes(name) && !otherSets.includes(name));
  const marked = strangers.filter((name) => sets.get(name).rows.some(({ spans }) => spans.length > 0));
  if (isOwn) for (const name of strangers) if (!marked.includes(name)) sets.delete(name);
  return [
    // First: what else runs in a process makes the same code up to four times as slow (other types, a full heap); a text worker of
    // the page runs little else.
    [
      'speed',
      'speed',
      () => core.measureSpeed(chatFiles.flatMap((name) => core.messagesIn(textOf(data, name)))),
    ],
    [
      'spans',
      'found details, all families, no model',
      () => of(['presidio_synth_v2'], (set) => core.measureSpans(set, { atLeast: 0.7 })),
    ],
    [
      'survival',
      'left after redaction, usual families, no model',
      () => [
        ...of(survivalSets, (set) => core.measureSurvival(set, true)),
        ...secretSets.flatMap(([name, hasBars]) => of([name], (set) => core.measureSecrets(set, hasBars))),
        ...of(['gitleaks_generated'], core.measureUnknownSecrets),
        ...of(nameSets, core.measureStrictNames),
        ...of(['presidio_regex_vectors'], core.measureNearMisses),
      ],
    ],
    [
      'alarms',
      'false alarms',
      () => [
        ...of(['negatives_clinc_so'], core.measureAlarms),
        ...(isOwn ? [] : [core.touchedRow(codeReading(core), 'all', 'all families', { atMost: 1 })]),
      ],
    ],
    [
      'canaries',
      'planted details through the whole pipeline',
      async () => told(await core.measureCanaries(), 'canaries'),
    ],
    [
      'injection',
      'orders in chats, and a model that obeys',
      async () => told(await core.measureInjection(), 'injection'),
    ],
    [
      'topics',
      'what redaction costs the topic',
      async () => {
        const rows = [];
        for (const name of topicSets)
          if (pathOf(data, name)) rows.push(...(await core.measureTopics(name, textOf(data, name))));
        return rows;
      },
    ],
    [
      'others',
      'other sets, no bars',
      () =>
        of([...otherSets, ...marked], (set) => [
          ...core.measureSpans(set),
          ...core.measureSurvival(set, false),
        ]),
    ],
  ];
}

/** Most leaks that are shown. */
const shownLeaks = 12;

/** Rows; where KLEIO_LEAKS is set (to a layer, or to 1), what got through as well: for whoever mends it. */
function told({ rows, leaks }, part) {
  const wanted = process.env.KLEIO_LEAKS;
  if (wanted)
    for (const leak of leaks.filter(({ layer }) => wanted === '1' || layer === wanted).slice(0, shownLeaks))
      console.error(`${part}: ${JSON.stringify(leak)}`);
  return rows;
}

/** A file's text; '' where it is not there. */
function textOf(data, name) {
  const path = pathOf(data, name);
  return path ? readText(path) : '';
}

/** Code and logs as a set. */
function codeReading(core) {
  const rows = core.codeAndLogs(codeWords, 1).map((text, i) => ({ id: `code-${i}`, text, spans: [] }));
  return new core.Reading({ name: 'code_and_logs', rows, skipped: 0 });
}
