import { expect, it } from 'vitest';
import { folderOf, nameIn, worthOf } from '../../../src/core/parse/wanted.ts';

const worth = (...paths: string[]) => paths.map(worthOf(paths));

it('opens what may hold chats, by its extension, and what has none', () => {
  expect(worth('a.json', 'b.JSONL', 'c.htm', 'd.parquet', 'e.gz', 'f.zip', 'webui.db')).toEqual(
    Array(7).fill('open'),
  );
  expect(worth('My prompt', 'Plan v1.2', 'Hello. World and more')).toEqual(Array(3).fill('open'));
  expect(worth('a.png', 'b.dat', 'c.pdf', 'd.json.exe')).toEqual(Array(4).fill('over'));
});

it('never opens what holds no chats, wherever it lies', () => {
  expect(worth('login_history.json', 'x/users.json', 'x/conversation_asset_file_names.json')).toEqual(
    Array(3).fill('over'),
  );
  expect(
    worth(
      ...[
        'x\\login_history.json',
        'login_history (1).json',
        'login_history(2).json',
        'login_history.json.gz',
      ],
      ...['x\\y/users (1).json.gz', 'Login_History.JSON'],
    ),
  ).toEqual(Array(6).fill('over'));
  expect(worth('login_history_of_rome.json', 'x\\a.json')).toEqual(['open', 'open']);
  expect(worth('chat-0f0e-files/a.json', 'x/prod-mc-asset-server/1/content')).toEqual(Array(2).fill('over'));
});

it('opens chat.html and what is named like an upload only where no chats lie beside it', () => {
  expect(worth('x/chat.html', 'file-12345678.json')).toEqual(['open', 'open']);
  expect(worth('x/chat.html', 'file-12345678.json', 'x/conversations-000.json')).toEqual([
    'over',
    'over',
    'open',
  ]);
  expect(worth('chat.html', 'conversation_asset_file_names.json')).toEqual(['open', 'over']);
});

it('passes over tables about chats where those lie beside them', () => {
  const tables = ['x/message_feedback.json', 'x/model_comparisons.json', 'x/shared_conversations.json'];
  expect(worth(...tables)).toEqual(Array(3).fill('open'));
  expect(worth(...tables, 'x/conversations.json')).toEqual([...Array<string>(3).fill('over'), 'open']);
});

it('does not even count what archivers and desktops add', () => {
  expect(worth('__MACOSX/a.json', 'x/._a.json', 'x/.DS_Store')).toEqual(Array(3).fill('ignore'));
});

it('takes a long name in a moment', () => {
  const start = performance.now();
  worth(
    `file-${'a'.repeat(65_000)}/`,
    `conversations${'a/conversations'.repeat(4000)}`,
    `chat-${'-f'.repeat(30_000)}`,
  );
  // A few milliseconds alone; the machine may be busy.
  expect(performance.now() - start).toBeLessThan(1000);
});

it("opens one script only: the chats with Grok of X's archive", () => {
  expect(worth('data/grok-chat-item.js', 'data/grok-chat-item-part1.js', 'data/tweets.js')).toEqual([
    'open',
    'open',
    'over',
  ]);
});

it('parts a path at its last slash or backslash', () => {
  for (const path of ['x/y/a.json', 'x\\y\\a.json', 'x\\y/a.json']) {
    expect(nameIn(path)).toBe('a.json');
    expect(folderOf(path)).toBe(path.slice(0, 4));
  }
  expect([nameIn('a.json'), folderOf('a.json')]).toEqual(['a.json', '']);
});
