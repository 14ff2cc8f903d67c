import { describe, expect, it } from 'vitest';
import { type NamedBlob, readFiles } from '../../src/browser/read-files.ts';
import type { Conversation, FileReport, Problem } from '../../src/core/types.ts';
import { ofFile, wordingOf } from '../../src/ui/wording.ts';
import { coreShare } from '../support/core-share.ts';
import { claudeChats, json } from '../support/hostile/chats.ts';
import { hostileCases } from '../support/hostile/cases.ts';
import type { HostileCase } from '../support/hostile/case.ts';

/** The longest that one file may keep a person waiting, with a good one before and after it, on a machine that does nothing else. */
const MOST_MS = 3000;
const unforeseen = wordingOf({ kind: 'unexpected', detail: {} }).what;

const named = (content: readonly BlobPart[], name: string): NamedBlob =>
  Object.assign(new Blob([...content]), { name });
const goodFile = (name: string, from: number) => named([json(claudeChats(3, {}, from))], name);

/** Own names of what hostile keys would reach. */
const prototypes = () =>
  [Object.prototype, Array.prototype, Function.prototype, Map.prototype].map((prototype) =>
    Object.getOwnPropertyNames(prototype).join(),
  );

interface Outcome {
  readonly reports: FileReport[];
  readonly conversations: Conversation[];
  readonly ms: number;
  /** Errors in a format's own code. */
  readonly faults: unknown[];
}

async function drop({ name, content }: HostileCase): Promise<Outcome> {
  const files = [
    goodFile('before.json', 100),
    named(content() as BlobPart[], name),
    goodFile('after.json', 200),
  ];
  const conversations: Conversation[] = [];
  const start = performance.now();
  const faults: unknown[] = [];
  const callbacks = {
    onBatch: (batch: Conversation[]) => void conversations.push(...batch),
    onProgress: () => undefined,
  };
  const reports = await readFiles(files, callbacks, { onFault: (error) => void faults.push(error) });
  return { reports, conversations, faults, ms: performance.now() - start };
}

function hasSentence(problem: Problem, name: string): void {
  const { what, next } = wordingOf(ofFile(name, problem));
  expect(what, problem.kind).not.toBe(unforeseen);
  expect(what).toMatch(/\.$/);
  expect(next.length).toBeGreaterThan(10);
}

/** Labels stand beside other words: nothing in them may turn or break those. */
function isHarmless(label: string | null): void {
  expect(label ?? '').not.toMatch(/[\0-\x1f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
}

it('has at least 60 cases, each with a name of its own', () => {
  expect(hostileCases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(hostileCases.map(({ name }) => name)).size).toBe(hostileCases.length);
});

describe('a hostile file', () => {
  for (const hostile of hostileCases) {
    const label = hostile.name.slice(0, 60).replace(/[^\w. -]/g, '?');
    const title = `${label}: ${hostile.problem ?? 'no problem'}, ${hostile.conversations ?? 0} chats`;
    it(title, { timeout: 60_000, retry: 2 }, async () => {
      const before = prototypes();
      const { reports, conversations, faults, ms } = await drop(hostile);
      expect(faults).toEqual([]);
      expect(prototypes()).toEqual(before);
      expect(Object.keys({})).toEqual([]);
      expect(ms < MOST_MS ? ms : ms * coreShare()).toBeLessThan(MOST_MS);

      const [first, report, last] = reports;
      expect([first.conversations, last.conversations]).toEqual([3, 3]);
      expect([first.problem, last.problem]).toEqual([null, null]);

      expect(report.problem?.kind ?? null, JSON.stringify(report)).toBe(hostile.problem);
      if (hostile.detail) expect(report.problem?.detail).toMatchObject(hostile.detail);
      expect(report.conversations, JSON.stringify(report)).toBe(hostile.conversations ?? 0);
      expect([...new Set(report.issues.map(({ kind }) => kind))].sort()).toEqual(
        [...(hostile.issues ?? [])].sort(),
      );

      if (report.problem) hasSentence(report.problem, report.name);
      for (const issue of report.issues) hasSentence(issue, report.name);
      for (const label of [report.name, ...report.issues.map(({ subject }) => subject)]) isHarmless(label);
      for (const { title, model, messages } of conversations) {
        isHarmless(title);
        isHarmless(model);
        for (const { text } of messages) expect(/\0|\p{Surrogate}/u.test(text)).toBe(false);
      }
    });
  }
});
