// The expected facts were counted by another program, in another language, that shares no code with the app.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare, holds, isNegative } from '../../../scripts/import/facts.ts';
import { readSample, samplesIn } from '../../../scripts/import/samples.ts';

const shared = process.env.KLEIO_SHARED ?? '../shared';
const exportsFolder = resolve(shared, 'exports');
const present = existsSync(exportsFolder);
if (!present) console.log(`Shared exports not found (${shared}); set KLEIO_SHARED to run these tests.`);

describe.skipIf(!present)('shared exports', () => {
  for (const sample of present ? samplesIn(exportsFolder) : []) {
    const path = `${sample.folder.slice(exportsFolder.length + 1)}/${sample.name}`;
    const verb = isNegative(sample.name, sample.facts) ? 'refuses' : 'reads';
    it(`${verb} ${path} as the independent counter does`, async () => {
      const outcome = await readSample(sample);
      const lines = compare(sample.name, sample.facts, outcome);
      expect(lines.filter((line) => !holds(line))).toEqual([]);
      expect(lines.length).toBeGreaterThan(0);
    });
  }
});
