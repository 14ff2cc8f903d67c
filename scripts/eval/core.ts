// The door of the bundle that eval.mjs makes of the TypeScript: the page's core with what measures it.
export { builtInAnalyst } from '../../src/core/analysts/built-in.ts';
export { chooseStage } from '../../src/core/clustering.ts';
export { builtInEmbedderId } from '../../src/core/embedders/built-in.ts';
export { readerId } from '../../src/core/reader.ts';
export { clusterStage } from '../../src/core/stages/cluster.ts';
export { nestStage } from '../../src/core/stages/nest.ts';
export { version } from '../../src/core/version.ts';
export { measureSet } from './measure.ts';
export { pageViolations } from './page-tree.ts';
export { readRows } from './rows.ts';
