import { expect, it } from 'vitest';
import { openedOf, pathOf, refused, treeIn } from '../../src/browser/drop.ts';
import { AppError } from '../../src/core/errors.ts';

/** A file of a folder where the path has one, else one by itself. */
function file(path: string, content = 'x'): File {
  const made = new File([content], path.slice(path.lastIndexOf('/') + 1));
  Object.defineProperty(made, 'webkitRelativePath', { value: path.includes('/') ? path : '' });
  return made;
}

const openedPaths = (...paths: string[]) =>
  openedOf(paths.map((path) => file(path))).opened.map((one) => pathOf(one.file));

it('opens every file that was dropped by itself, whatever its name', () => {
  expect(openedPaths('a.png', 'login_history.json', 'chat.html')).toHaveLength(3);
});

it('opens of a folder what can hold chats, and counts the rest with the first file of it', () => {
  const paths = [
    'x.json',
    'e/a.png',
    'e/conversations.json',
    'e/chat.html',
    'e/.DS_Store',
    'e/login_history.json',
  ];
  const { opened, passedOver, reports } = openedOf(paths.map((path) => file(path)));
  expect(opened.map(({ position }) => position)).toEqual([0, 2]);
  expect([...passedOver]).toEqual([[2, 3]]);
  expect(reports).toEqual([]);
});

it('reports a folder that nothing is opened of', () => {
  const { opened, reports } = openedOf([file('photos/a.png', 'xx'), file('photos/b.png', 'x')]);
  expect(opened).toEqual([]);
  expect(reports).toMatchObject([
    { name: 'photos/', bytes: 3, skipped: { 'not-chat-file': 2 }, problem: { kind: 'zip-without-chats' } },
  ]);
});

it('names a refused file by its path, cleaned', () => {
  expect(refused(file('a/\u202eb.json'), new AppError('not-a-tree')).name).toBe('a/b.json');
});

it('leaves a file that cannot be read to the reader of chats, which reports it', async () => {
  const gone = file('a.json');
  gone.slice = () =>
    ({ text: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }) as unknown as Blob;
  expect(await treeIn(gone)).toBeNull();
});

it('looks for a tree in the head alone: a large export is not read', async () => {
  const large = file('a.json', `[${'{"mapping":{}},'.repeat(1000)}`);
  large.text = () => Promise.reject(new Error('read as a whole'));
  expect(await treeIn(large)).toBeNull();
});

it('says so where a file calls itself a tree and is none', async () => {
  expect(await treeIn(file('a.json', '{"format":"clio-tree","formatVersion":"1.0.0"}'))).toMatchObject({
    kind: 'not-a-tree',
  });
});
