// The door of the bundle that eval-privacy.mjs makes of the TypeScript: the page's core with what measures it.
export { detectorsVersion } from '../../src/core/privacy/index.ts';
export { redactionVersion } from '../../src/core/stages/redact.ts';
export { Reading } from './reading.ts';
export { measureAlarms, touchedRow } from './measure-alarms.ts';
export { measureSecrets } from './measure-secrets.ts';
export { measureSpans } from './measure-spans.ts';
export { measureStrictNames, measureSurvival } from './measure-survival.ts';
export { measureNearMisses } from './near-misses.ts';
export { readSet } from './sets.ts';
export { measureCanaries } from './measure-canaries.ts';
export { measureInjection } from './measure-injection.ts';
export { measureSpeed } from './measure-speed.ts';
export { measureTopics, messagesIn } from './measure-topics.ts';
export { codeAndLogs } from '../../tests/support/code-and-logs.ts';
export { measureUnknownSecrets } from './measure-unknown-secrets.ts';
