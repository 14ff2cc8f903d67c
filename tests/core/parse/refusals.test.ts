import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors.ts';
import { holdsChats, LOOKS_LIKE } from '../../../src/core/parse/looks-like.ts';
import { fixture, read } from './parsing.ts';

/** Kind and detail of the refusal. */
async function refusalOf(content: string | Uint8Array): Promise<unknown[]> {
  const error: unknown = await read(content).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  const { kind, detail } = error as AppError;
  if (detail.looksLike !== undefined) expect(LOOKS_LIKE).toContain(detail.looksLike);
  return detail.looksLike === undefined ? [kind] : [kind, detail.looksLike];
}

const other = 'not-a-chat-export';
const unknown = 'unknown-format';

describe('a file that cannot be read', () => {
  it.each([
    ['nothing', '', ['empty-file']],
    ['blanks', ' \n\t', ['empty-file']],
    ['a byte order mark', '\ufeff', ['empty-file']],
    ['an empty list', '[]', ['empty-file']],
    ['an empty wrapper', '{"conversations":[]}', ['empty-file']],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), [other, 'image']],
    ['a PDF', '%PDF-1.7', [other, 'pdf']],
    ['a database', 'SQLite format 3\0....', [unknown, 'sqlite']],
    ['Parquet without its footer', 'PAR1....', ['broken-file']],
    ['bytes', new Uint8Array([1, 2, 0, 3, 0, 9, 9]), [other, 'binary']],
    ['a page', '<!doctype html><p>hi', [other, 'html']],
    [
      'a page about exports',
      '<p>Find <b>outer-cell</b> or <pre>var jsonData = chats</pre></p>',
      [other, 'html'],
    ],
    [
      'the page of a ChatGPT export, cut off before its chats',
      '<html><script>var jsonData =',
      ['empty-file'],
    ],
    ['prompts of Claude Code', '{"display":"hi","pastedContents":{}}\n', [other, 'claude-code-history']],
    ['prompts of Codex', '{"session_id":"a","ts":1767225600,"text":"hi"}\n', [other, 'codex-history']],
    ['a letter', 'Dear all,\nhello', [unknown, 'text']],
    ['a chat log that begins like a list', '[12:30] Ann: hi\n[12:31] Bob: hello', [unknown, 'text']],
    ['rows', 'id;text\n1;hello\n', ['table-needs-columns']],
    ['rows of numbers', 'id;n\n1;2\n', [other, 'table']],
    ['records', '[{"query":"a","n":1},{"query":"b","n":2}]', ['table-needs-columns']],
    ['records a line', '{"query":"a"}\n{"query":"b"}\n', ['table-needs-columns']],
    ['records of numbers', '[{"a":1,"n":1},{"a":2,"n":2}]', [other, 'table']],
    ['one object', '{"name":"x"}', [unknown, 'json']],
    ['numbers', '[1,2,3]', [unknown, 'json']],
    [
      'search history',
      '[{"header":"Search","title":"x","time":"2025-01-02T03:04:05Z","products":["Search"]}]',
      [other, 'takeout-other'],
    ],
    ['account data', '{"id":"user-1","email":"a@b.c"}', [other, 'account']],
    ['an account of Claude', '[{"uuid":"u","full_name":"A","email_address":"a@b.c"}]', [other, 'account']],
    [
      'what Claude remembers',
      '[{"conversations_memory":"Likes tea.","account_uuid":"u"}]',
      [other, 'account'],
    ],
    [
      'projects of Claude',
      '[{"uuid":"p","name":"Tea","prompt_template":"Be brief","docs":[{"content":"Leaves"}]}]',
      [other, 'account'],
    ],
    [
      'an account of DeepSeek',
      '{"email":"a@b.c","mobile":{"mobile_number":"1"},"user_id":"u"}',
      [other, 'account'],
    ],
    ['an account of Grok', '{"user":{"email":"a@b.c"},"sessions":[{"sessionId":"s"}]}', [other, 'account']],
    ['what Grok bills', '{"balance_map":{}}', [other, 'account']],
    ['a table of customers', 'id;email;text\n1;a@b.c;My lamp is broken\n', ['table-needs-columns']],
    ['a broken object', '{"a":tru}', ['broken-file']],
    ['half an object', '{"a":[1', ['truncated-file']],
  ])('is refused: %s', async (_, content, expected) => {
    expect(await refusalOf(content)).toEqual(expected);
  });

  it('is told by its keys where it is a table', async () => {
    await expect(read('[{"size":1,"n":1}]')).rejects.toMatchObject({ detail: { firstKeys: 'size, n' } });
    const words = '{"jane.doe@mail.example":1,"I am ill":2,"4711":3,"größe":4,"size":5}';
    await expect(read(words)).rejects.toMatchObject({ detail: { firstKeys: 'size' } });
  });

  it('holds chats or does not, by what it looks like', () => {
    expect(holdsChats('sqlite')).toBe(true);
    expect(holdsChats('table')).toBe(false);
  });
});

describe('a file that can be read in part', () => {
  const chats = JSON.parse(fixture('claude.json')) as unknown[];
  const [first, second] = chats.map((chat) => JSON.stringify(chat));

  it('gives what stands before the end and says how far it was read', async () => {
    const text = `[${first},${second.slice(0, 300)}`;
    const { conversations, report } = await read(text);
    expect(conversations).toHaveLength(1);
    expect(report.problem).toEqual({ kind: 'truncated-file', detail: { position: text.length, index: 1 } });
  });

  it('gives all but the broken record, and names its place', async () => {
    const { conversations, report } = await read(`[${first},{"uuid":},7,{"x":1},${second}]`, 'a.json');
    expect(conversations).toHaveLength(2);
    expect(report.issueCount).toBe(3);
    const at = 1 + new TextEncoder().encode(first).length + 1;
    expect(report.issues[0]).toEqual({
      kind: 'broken-record',
      detail: { position: at, index: 1 },
      subject: `a.json:${at}`,
      stage: 'import',
    });
  });

  it('keeps 50 issues and counts all', async () => {
    const { report } = await read(`[${first}${',7'.repeat(80)}]`);
    expect(report.issues).toHaveLength(50);
    expect(report.issueCount).toBe(80);
  });

  it('is recognised behind up to 199 other records', async () => {
    const others = '{"type":"note"}\n'.repeat(199);
    expect((await read(others + first)).conversations).toHaveLength(1);
    await expect(read(`${others}{"type":"note"}\n${first}`)).rejects.toMatchObject({
      detail: { looksLike: 'table' },
    });
  });
});

it('takes a text of one column for a table by its name alone', async () => {
  const text = 'comment\nThe app does not open\nWhere is my invoice\n';
  await expect(read(text, 'notes.txt')).rejects.toMatchObject({ kind: 'unknown-format' });
  await expect(read(text, 'comments.csv')).rejects.toMatchObject({ kind: 'table-needs-columns' });
});
