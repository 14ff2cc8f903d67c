// The rooms of the house and the doors between them, held by reading every import.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const sourceFiles = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('platform.d.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`);

/** Pure packages the core may use: no DOM, no network, no clock. */
const corePackages = [
  'zod',
  'libphonenumber-js',
  'franc-min',
  'ml-kmeans',
  'papaparse',
  'hyparquet',
  'hyparquet-compressors',
  'htmlparser2',
];
/** Packages that screens may use. */
const uiPackages = ['svelte', 'bits-ui', 'virtua', 'd3-hierarchy'];

interface Import {
  readonly file: string;
  /** Path from the root for our own files, name for packages. */
  readonly target: string;
  readonly isType: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[\w$*{},\s]*?from\s+['"]([^'"\n]+)['"]/gm),
    ...text.matchAll(/^\s*import\s+()['"]([^'"\n]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*()['"]([^'"\n]+)['"]/g),
  ];
  return statements.map(([, type, from]) => ({
    file,
    target: from.startsWith('.')
      ? relative(root, join(root, dirname(file), from)).replaceAll('\\', '/')
      : from,
    isType: Boolean(type),
  }));
}

const imports = sourceFiles.flatMap(importsOf);
const own = (target: string) => target.startsWith('src/');
const isPackage = (target: string, names: readonly string[]) =>
  names.some((name) => target === name || target.startsWith(`${name}/`));

/** Imports of files under `from` that `allowed` does not let through, as readable lines. */
function trespasses(from: string, allowed: (entry: Import) => boolean): string[] {
  return imports
    .filter((entry) => entry.file.startsWith(from) && !allowed(entry))
    .map(({ file, target }) => `${file} imports ${target}`);
}

test('reads the imports of the whole house', () => {
  expect(sourceFiles.length).toBeGreaterThan(50);
  expect(
    imports.some(({ file, target }) => file === 'src/core/pipeline.ts' && target === 'src/core/remember.ts'),
  ).toBe(true);
  expect(imports.filter(({ target }) => own(target)).length).toBeGreaterThan(100);
});

test('core knows core and pure packages', () => {
  const allowed = ({ target }: Import) => target.startsWith('src/core/') || isPackage(target, corePackages);
  expect(trespasses('src/core/', allowed)).toEqual([]);
});

test('core/math knows numbers: math, the types and the ports, no domain', () => {
  const allowed = ({ target }: Import) =>
    target.startsWith('src/core/math/') ||
    ['src/core/types.ts', 'src/core/ports.ts'].includes(target) ||
    isPackage(target, ['ml-kmeans']);
  expect(trespasses('src/core/math/', allowed)).toEqual([]);
});

test('a stage knows types, ports, prompts, math and privacy, but no other stage and not the store', () => {
  const allowed = ({ target }: Import) =>
    /^src\/core\/(types|ports|prompts|errors|hash)\.ts$/.test(target) ||
    /^src\/core\/(math|privacy)\//.test(target);
  expect(trespasses('src/core/stages/', allowed)).toEqual([]);
});

test('browser knows core and packages, but neither Svelte nor the screens', () => {
  const allowed = ({ target, isType }: Import) =>
    target.startsWith('src/core/') ||
    target.startsWith('src/browser/') ||
    // The shape of what main.ts hands to the screens, as a type.
    (isType && target === 'src/ui/services.ts') ||
    (!own(target) && !isPackage(target, ['svelte']));
  expect(trespasses('src/browser/', allowed)).toEqual([]);
});

test('screens know core, screens and what draws, but not the browser room', () => {
  const allowed = ({ target }: Import) =>
    target.startsWith('src/core/') ||
    target.startsWith('src/ui/') ||
    isPackage(target, uiPackages) ||
    target.startsWith('@fontsource-variable/');
  expect(trespasses('src/ui/', allowed)).toEqual([]);
});

test('main.ts is short', () => {
  expect(readFileSync(join(root, 'src/main.ts'), 'utf8').split('\n').length).toBeLessThanOrEqual(61);
});

/** Files under a folder whose code (comments left out) matches. */
function using(folder: string, pattern: RegExp, except: readonly string[] = []): string[] {
  return sourceFiles
    .filter((file) => file.startsWith(folder) && !except.includes(file))
    .filter((file) => {
      const code = readFileSync(join(root, file), 'utf8').replace(
        /\/\*[\s\S]*?\*\/|(^|[^:'"`])\/\/.*$/gm,
        '$1',
      );
      return pattern.test(code);
    });
}

test('core asks for time and chance', () => {
  expect(using('src/core/', /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/)).toEqual(
    [],
  );
});

test('only egress.ts talks to the network', () => {
  const network =
    /\bfetch\(|\bXMLHttpRequest\b|\bnew WebSocket\b|\bnew EventSource\b|\bnavigator\.sendBeacon\(/;
  expect(using('src/', network, ['src/browser/egress.ts'])).toEqual([]);
});

test('only gemini.ts knows the SDK of Google', () => {
  const knowing = imports.filter(({ target }) => target.startsWith('@google/')).map(({ file }) => file);
  expect([...new Set(knowing)]).toEqual(['src/browser/models/gemini.ts']);
});

test('only workers.ts starts workers', () => {
  expect(using('src/', /\bnew (Shared)?Worker\(/, ['src/browser/workers.ts'])).toEqual([]);
});

test('no text becomes markup', () => {
  expect(
    using('src/', /\{@html|\binnerHTML\b|\bouterHTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b/),
  ).toEqual([]);
});

test('no markup carries inline styles, which the policy refuses', () => {
  expect(using('src/ui/', /<[a-z][^>]*\sstyle=/)).toEqual([]);
});

test('only redact.ts puts the brand on redacted text', () => {
  expect(using('src/', /\bas RedactedText\b/, ['src/core/stages/redact.ts'])).toEqual([]);
});

test('no default exports, no vague file names', () => {
  expect(using('src/', /\bexport default\b/)).toEqual([]);
  expect(sourceFiles.filter((file) => /\/(utils?|helpers?|common|manager)\.(ts|svelte)/.test(file))).toEqual(
    [],
  );
});
