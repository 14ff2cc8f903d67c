// A model of the shape of all-MiniLM-L6-v2 with random weights, for speed only: as large and as slow as the real one.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { bertFiles, numberedVocabulary, wordPiece, writeFiles } from './bert-files.mjs';
import { bertModel } from './bert-graph.mjs';
import { bertWeights, miniLmShape } from './bert-weights.mjs';

/** Tokens of bert-base-uncased. */
const vocabulary = 30_522;

/** Writes the model's files into a folder; the real tokenizer where this machine has it. Takes about two seconds. */
export function writeMiniLmShape(folder) {
  const real = join(root, '../shared/models/Xenova/all-MiniLM-L6-v2/tokenizer.json');
  const tokenizer = existsSync(real)
    ? JSON.parse(readFileSync(real, 'utf8'))
    : wordPiece(numberedVocabulary(vocabulary));
  const weights = bertWeights(miniLmShape, vocabulary, 1);
  writeFiles(folder, {
    ...bertFiles(miniLmShape, tokenizer),
    'onnx/model_quantized.onnx': bertModel(miniLmShape, weights, vocabulary, true),
  });
}
