// Writes public/clio-tree.v1.schema.json from the schema in src/core/tree-file.ts: npm run schema
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { z } from 'zod';
import { root } from './install.mjs';

const vite = await createServer({
  root,
  configFile: false,
  server: { middlewareMode: true },
  appType: 'custom',
  logLevel: 'error',
});
const { treeFileSchema } = await vite.ssrLoadModule('/src/core/tree-file.ts');
const schema = { ...z.toJSONSchema(treeFileSchema, { io: 'input' }), title: 'clio-tree version 1' };
writeFileSync(join(root, 'public', 'clio-tree.v1.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
await vite.close();
