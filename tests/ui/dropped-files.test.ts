import { beforeEach, expect, it } from 'vitest';
import { toasts } from '../../src/ui/components/toasts.svelte.ts';
import { droppedFiles } from '../../src/ui/import/dropped-files.ts';

/** null: a file or folder that cannot be opened. */
type Tree = { readonly [name: string]: Tree | string | null };

/** A folder as a browser gives it: children come in portions of 100. */
function entryOf(path: string, content: Tree | string | null): unknown {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const gone = new DOMException('gone', 'NotFoundError');
  type Fail = (error: unknown) => void;
  if (content === null && !name.includes('.')) {
    const createReader = () => ({ readEntries: (_: unknown, fail: Fail) => fail(gone) });
    return { isFile: false, isDirectory: true, name, fullPath: path, createReader };
  }
  if (typeof content === 'string' || content === null)
    return {
      isFile: true,
      isDirectory: false,
      name,
      fullPath: path,
      file: (take: (file: File) => void, fail: Fail) =>
        content === null ? fail(gone) : take(new File([content], name)),
    };
  const children = Object.entries(content).map(([child, inner]) => entryOf(`${path}/${child}`, inner));
  const createReader = () => {
    let at = 0;
    return { readEntries: (take: (some: unknown[]) => void) => take(children.slice(at, (at += 100))) };
  };
  return { isFile: false, isDirectory: true, name, fullPath: path, createReader };
}

function dropOf(tree: Tree): DataTransfer {
  const items = Object.entries(tree).map(([name, content]) => ({
    webkitGetAsEntry: () => entryOf(`/${name}`, content),
  }));
  const files = Object.entries(tree).flatMap(([name, content]) =>
    typeof content === 'string' ? [new File([content], name)] : [],
  );
  return { files, items } as unknown as DataTransfer;
}

const folderOf = (count: number): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.json`, '[]']));

const noteOf = () => toasts.list.map(({ text }) => text);

beforeEach(() => toasts.list.forEach(({ id }) => toasts.dismiss(id)));

it('opens folders; a file of one knows its path, a file by itself has none', async () => {
  const files = await droppedFiles(dropOf({ a: { b: { 'c.json': '[]' }, 'd.json': '[]' }, 'e.json': '[]' }));
  expect(files.map(({ name, webkitRelativePath }) => [name, webkitRelativePath])).toEqual([
    ['c.json', 'a/b/c.json'],
    ['d.json', 'a/d.json'],
    ['e.json', ''],
  ]);
});

it('leaves out what desktops add to folders', async () => {
  const files = await droppedFiles(dropOf({ a: { '.DS_Store': 'x', '._b.json': 'x', 'b.json': '[]' } }));
  expect(files.map(({ name }) => name)).toEqual(['b.json']);
});

it('takes 5,000 files without a word, and says so where there is one more', async () => {
  expect(await droppedFiles(dropOf({ a: folderOf(5000) }))).toHaveLength(5000);
  expect(toasts.list).toEqual([]);
  expect(await droppedFiles(dropOf({ a: folderOf(5001) }))).toHaveLength(5000);
  expect(noteOf()).toEqual([expect.stringContaining('more than 5,000 files')]);
});

it('what cannot be opened is left out and counted, files and folders; the rest is taken', async () => {
  const files = await droppedFiles(
    dropOf({ a: { 'locked.json': null, 'b.json': '[]', closed: null, 'c.json': '[]' } }),
  );
  expect(files.map(({ name }) => name)).toEqual(['b.json', 'c.json']);
  expect(noteOf()).toEqual([
    '2 files or folders could not be opened and are left out. Drop them again to read them.',
  ]);
});

it('only files that are worth opening fill the 5,000; the others are there to be counted, whether they open or not', async () => {
  const recordings = Object.fromEntries(
    Array.from({ length: 5001 }, (_, i) => [`audio-${i}.wav`, i === 0 ? null : 'x']),
  );
  const files = await droppedFiles(dropOf({ a: { ...recordings, 'conversations.json': '[]' } }));
  expect(files).toHaveLength(5002);
  expect(files.at(-1)).toMatchObject({
    name: 'conversations.json',
    webkitRelativePath: 'a/conversations.json',
  });
  expect(files[0]).toMatchObject({ webkitRelativePath: 'a/audio-0.wav', size: 0 });
  expect(toasts.list).toEqual([]);
});

it('a file beside a folder is taken whatever its name', async () => {
  const files = await droppedFiles(dropOf({ a: { 'b.json': '[]' }, 'notes.txt': 'x' }));
  expect(files.map(({ name }) => name)).toEqual(['b.json', 'notes.txt']);
});

it('says so of a folder in which nothing is, or only other folders and what desktops add', async () => {
  const advice = 'Drop the folder that holds the export, or its files.';
  expect(await droppedFiles(dropOf({ exports: {} }))).toEqual([]);
  expect(noteOf()).toEqual([`The folder “exports” is empty. ${advice}`]);
  toasts.list.forEach(({ id }) => toasts.dismiss(id));
  const files = await droppedFiles(
    dropOf({ 'a\u202e': { b: {} }, c: { 'd.json': '[]' }, e: { '.DS_Store': 'x' } }),
  );
  expect(files.map(({ name }) => name)).toEqual(['d.json']);
  expect(noteOf()).toEqual([`The folders “a” and “e” are empty. ${advice}`]);
});

it('counts empty folders where they are many', async () => {
  await droppedFiles(dropOf({ a: {}, b: {}, c: {}, d: {} }));
  expect(noteOf()).toEqual([expect.stringMatching(/^4 folders are empty. Drop/)]);
});

it('calls no folder empty that cannot be opened, that holds pictures, or whose empty folder is inside', async () => {
  await droppedFiles(dropOf({ closed: null, photos: { 'a.png': 'x' }, b: { c: {}, 'd.json': '[]' } }));
  expect(noteOf()).toEqual([expect.stringMatching(/^One file or folder could not be opened/)]);
});

it('calls no folder empty that is behind the last that is looked at', async () => {
  const many = Object.fromEntries(Array.from({ length: 100_001 }, (_, i) => [`${i}.json`, '[]']));
  await droppedFiles(dropOf({ a: many, b: { 'c.json': '[]' }, d: {} }));
  expect(noteOf()).toEqual([expect.stringContaining('more than 5,000 files')]);
});
