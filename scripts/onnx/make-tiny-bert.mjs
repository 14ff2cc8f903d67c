// node scripts/onnx/make-tiny-bert.mjs -- writes tests/fixtures/models/kleio/tiny-bert: a BERT of random weights, small enough
// for the repository, float throughout, so that a forward pass of our own can be compared with it (tests/e2e/embedder.test.ts).
import { join } from 'node:path';
import { root } from '../install.mjs';
import { bertFiles, tinyVocabulary, wordPiece, writeFiles } from './bert-files.mjs';
import { bertModel } from './bert-graph.mjs';
import { bertWeights, tinyShape } from './bert-weights.mjs';

const vocabulary = tinyVocabulary();
const weights = bertWeights(tinyShape, vocabulary.length, 1);
const model = bertModel(tinyShape, weights, vocabulary.length, false);
const folder = join(root, 'tests/fixtures/models/kleio/tiny-bert');
writeFiles(folder, {
  ...bertFiles(tinyShape, wordPiece(vocabulary)),
  // The name that transformers.js looks for when it is told to use 8 bits, which is what Kleio asks for.
  'onnx/model_quantized.onnx': model,
});
console.log(`${vocabulary.length} tokens, ${(model.length / 1000).toFixed(0)} kB: ${folder}`);
