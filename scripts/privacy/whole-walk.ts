// Chats through the whole pipeline with a model that means no good, and all that comes out of it.
import { promptedAnalyst } from '../../src/core/analysts/prompted.ts';
import { gateExport } from '../../src/core/export/gate.ts';
import { runTree } from '../../src/core/export/run-tree.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { LanguageModel, ModelQuestion, Numerics } from '../../src/core/ports.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { surveyDataset } from '../../src/core/surveying.ts';
import { writeTreeFile } from '../../src/core/tree-file.ts';
import type { Conversation, Overview, StageName } from '../../src/core/types.ts';
import { directNumerics, directReader, portsFor } from '../../tests/support/core-ports.ts';
import { aRun } from '../../tests/support/fake-services.ts';

/** What a model is asked, and the fields of the answer. */
export interface Question {
  readonly stage: StageName;
  readonly subject: string;
  readonly prompt: string;
  readonly fields: readonly string[];
  /** What stands between the marks: the part of the prompt that is data. */
  readonly data: string;
}

/** An answer by its fields; the schema throws away what it does not ask for. */
export type Answer = (question: Question) => Readonly<Record<string, unknown>>;

/** What left, and what came out. */
export interface Walked {
  readonly asked: readonly (Question & { readonly answer: string })[];
  readonly overview: Overview;
  /** Exported files by level. */
  readonly exports: Readonly<Record<'clusters' | 'requests', string>>;
}

/** The map holds no words. */
const numerics: Numerics = {
  ...directNumerics,
  place: async ({ rows }) => ({ data: new Float32Array(rows * 2), rows, cols: 2 }),
};

/** Runs the pipeline with default settings over these chats and exports what it finds. `k`: base clusters. */
export async function walkWith(chats: readonly Conversation[], k: number, answer: Answer): Promise<Walked> {
  const { signal } = new AbortController();
  const asked: Walked['asked'][number][] = [];
  const settings = { ...defaultRunSettings, k };
  const analyst = promptedAnalyst(modelThat(answer, asked), settings);
  const ports = await portsFor(chats, { analyst, numerics });
  const overview = await runPipeline(ports, aRun({ status: 'running', settings }), () => undefined, signal);
  const evidence = await surveyDataset({
    ...{ store: ports.store, reader: directReader, datasetId: 'd1', signal },
    keep: { durable: false, runId: 'r1', datasetId: 'd1' },
  });
  const exported = async (level: 'clusters' | 'requests') => {
    const options = { level, overview, pages: pagesOf(chats), region: settings.region, evidence };
    const { tree } = await gateExport(runTree(overview, null), options, signal);
    return writeTreeFile(tree, { level });
  };
  const exports = { clusters: await exported('clusters'), requests: await exported('requests') };
  return { asked, overview, exports };
}

async function* pagesOf(chats: readonly Conversation[]): AsyncGenerator<readonly Conversation[]> {
  yield chats;
}

function modelThat(answer: Answer, asked: Walked['asked'][number][]): LanguageModel {
  return {
    id: 'hostile:model-1',
    concurrency: 4,
    async complete<T>({ prompt, schema, stage, subject }: ModelQuestion<T>) {
      const fields = Object.keys((schema as unknown as { shape: object }).shape);
      const data = prompt.slice(prompt.indexOf('\n') + 1, prompt.indexOf('\n</data '));
      const question = { stage, subject, prompt: String(prompt), fields, data };
      const given = answer(question);
      asked.push({ ...question, answer: JSON.stringify(given) });
      return { answer: schema.parse(given), tokensIn: 1, tokensOut: 1 };
    },
  };
}

/** Lines "- ..." after a title of the data, until a blank line. */
export function linesAfter(data: string, title: string): string[] {
  const rest = data.split(`${title}\n`)[1] ?? '';
  const lines = rest.split('\n\n')[0].split('\n');
  return lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
}

/** Names and descriptions of all clusters, shown or not. */
export function clusterTexts({ overview }: Walked): string[] {
  return overview.clusters.map(({ name, description }) => `${name}\n${description}`);
}
