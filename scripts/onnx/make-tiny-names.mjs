// node scripts/onnx/make-tiny-names.mjs -- writes tests/fixtures/models/kleio/tiny-names: a token classifier that looks labels up in
// a table, one row a token. It understands nothing, but it is loaded, asked and read as any other.
import { join } from 'node:path';
import { root } from '../install.mjs';
import { bertFiles, tinyVocabulary, wordPiece, writeFiles } from './bert-files.mjs';
import { tinyShape } from './bert-weights.mjs';
import { Graph } from './graph.mjs';

const labels = ['O', 'B-PER', 'I-PER', 'B-LOC', 'B-ORG'];
/** What the table knows. "##sen" makes a person of any word that ends in it. */
const known = { ann: 'B-PER', johnson: 'I-PER', '##sen': 'I-PER', krakow: 'B-LOC', acme: 'B-ORG' };

const vocabulary = [...tinyVocabulary(), ...Object.keys(known)];
const table = vocabulary.flatMap((token) => labels.map((label) => (label === (known[token] ?? 'O') ? 1 : 0)));

const graph = new Graph();
for (const name of ['input_ids', 'attention_mask', 'token_type_ids'])
  graph.input(name, 'int64', ['batch', 'sequence']);
graph.output('logits', 'float', ['batch', 'sequence', labels.length]);
const weights = graph.constant('table', 'float', [vocabulary.length, labels.length], table);
graph.name(graph.node('Gather', [weights, 'input_ids']), 'logits');

const files = bertFiles(tinyShape, wordPiece(vocabulary));
const config = {
  ...JSON.parse(files['config.json']),
  architectures: ['BertForTokenClassification'],
  id2label: Object.fromEntries(labels.entries()),
  label2id: Object.fromEntries(labels.map((label, id) => [label, id])),
};
const folder = join(root, 'tests/fixtures/models/kleio/tiny-names');
writeFiles(folder, {
  ...files,
  'config.json': `${JSON.stringify(config)}\n`,
  'onnx/model_quantized.onnx': graph.model('names'),
});
console.log(`${vocabulary.length} tokens: ${folder}`);
