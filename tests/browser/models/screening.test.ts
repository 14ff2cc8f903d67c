// The question about each chat over the scripted server, through both adapters: what is sent, and what the ledger holds of it.
import { afterEach, expect, test } from 'vitest';
import { promptedAnalyst } from '../../../src/core/analysts/prompted.ts';
import { runPipeline } from '../../../src/core/pipeline.ts';
import { everyChat } from '../../../src/core/selection.ts';
import { defaultRunSettings } from '../../../src/core/settings.ts';
import { portsFor } from '../../support/core-ports.ts';
import { aConversation, aRun } from '../../support/fake-services.ts';
import { type Dialect, type ModelServer, startModelServer } from '../../support/model-server.ts';
import { modelAt, never, rightKey, useLedger } from './asking.ts';

let server: ModelServer;
afterEach(() => server.close());
const ledger = useLedger();

/** Twelve chats, four of them about bread; each carries an address. */
const chats = Array.from({ length: 12 }, (_, i) => {
  const id = `c${String(i).padStart(2, '0')}`;
  const text = `${i < 4 ? 'How long does bread bake' : 'How is a bicycle repaired'}, case ${i}? Write to person${i}@example.org`;
  return aConversation({ id, contentHash: id, messages: [{ role: 'user', text, at: null }] });
});

test.each<Dialect>(['gemini', 'openai'])(
  '%s: each chat is sent once for the question, redacted and in the ledger, and again only where the answer is yes',
  async (dialect) => {
    server = await startModelServer({ key: rightKey });
    const analyst = promptedAnalyst(await modelAt(server, dialect), defaultRunSettings);
    const selection = { ...everyChat, question: 'Does somebody bake bread in it?' };
    const run = aRun({ status: 'running', settings: { ...defaultRunSettings, selection } });
    const overview = await runPipeline(await portsFor(chats, { analyst }), run, () => undefined, never);

    const subjects = (stage: string) =>
      ledger.entries.flatMap(({ purpose, subject }) => (purpose === stage ? [subject] : [])).sort();
    expect(subjects('screen')).toEqual(chats.map(({ id }) => id));
    expect(subjects('facets')).toEqual(['c00', 'c01', 'c02', 'c03']);
    expect(overview.rows.ids).toEqual(['c00', 'c01', 'c02', 'c03']);
    expect(overview.stats).toMatchObject({ leftOut: 8, leftOutByQuestion: 8 });
    const asked = ledger.entries.filter(({ purpose }) => purpose === 'screen');
    expect(ledger.entries.slice(0, 12)).toEqual(asked);
    for (const { body } of asked) {
      expect(body).toContain('<EMAIL_1>');
      expect(body).not.toContain('@example.org');
      expect(body).toContain('Does somebody bake bread in it?');
    }
    expect(ledger.entries.map(({ body }) => body).sort()).toEqual(
      server.requests.map(({ body }) => body).sort(),
    );
  },
);
