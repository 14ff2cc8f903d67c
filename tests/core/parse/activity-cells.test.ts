import { describe, expect, it } from 'vitest';
import { cutActivityCells } from '../../../src/core/parse/activity-cells.ts';
import type { Cut } from '../../../src/core/parse/json-cutter.ts';
import { fixture, read, slices, turnsOf } from './parsing.ts';

const page = fixture('gemini-activity.html');

async function cells(html: string, size = Infinity, limit?: number): Promise<Cut[]> {
  const found: Cut[] = [];
  for await (const cut of cutActivityCells(slices(html, size), limit)) found.push(cut);
  return found;
}

const cell = (content: string, header = 'Gemini Apps') =>
  `<div class="outer-cell mdl-cell"><div class="mdl-grid"><div class="header-cell"><p>${header}<br></p></div>` +
  `<div class="content-cell mdl-typography--body-1">${content}</div></div></div>`;

/** The record of a page with one cell. */
async function recordOf(content: string): Promise<unknown> {
  const [cut] = await cells(`<body>${cell(content)}</body>`);
  return 'value' in cut ? cut.value : cut.issue;
}

describe('Takeout pages', () => {
  it('turns each cell into a record, with its place in bytes', async () => {
    const found = await cells(page);
    expect(found).toHaveLength(4);
    expect(found[0]).toEqual({
      position: page.indexOf('<div class="outer-cell'),
      index: 0,
      listed: true,
      value: {
        header: 'Aplikacije Gemini',
        title: 'Poslali ste poziv:\u00a0In kaj <b> potem?',
        time: '5. nov. 2025, 01:34:47 CEST',
        products: ['Aplikacije Gemini'],
        titleUrl: 'https://gemini.google.com/app/abc1',
        safeHtmlItem: [{ html: '<div><p>Drugi &amp; zadnji</p></div>' }],
      },
    });
    const third = page.lastIndexOf('<div class="outer-cell', page.indexOf('Najprej'));
    expect(found[2]).toMatchObject({
      index: 2,
      position: new TextEncoder().encode(page.slice(0, third)).length,
    });
  });

  it('gives the same cells in pieces of any size', async () => {
    const whole = await cells(page);
    for (const size of [1, 2, 3, 7, 64, 1000]) expect(await cells(page, size)).toEqual(whole);
  });

  it('reads threads, answers and what was left out', async () => {
    const { conversations, report } = await read(page, 'MojaDejavnost.html');
    expect(conversations.map(turnsOf)).toEqual([
      [
        'user: Najprej to',
        'assistant: Prvi\n\nA | B\n1 | 2',
        'user: In kaj <b> potem?',
        'assistant: Drugi & zadnji',
      ],
    ]);
    expect(conversations[0].startedAt).toBe(Date.UTC(2025, 10, 4, 23, 34, 47));
    // YouTube, although it speaks of Gemini, and a canvas.
    expect(report).toMatchObject({ format: 'gemini', issueCount: 0, skipped: { 'other-activity': 2 } });
  });

  it('refuses a page of other products that speaks of Gemini', async () => {
    const youtube = cell(
      'Watched <a href="https://y.example/">Gemini Apps</a><br>Jul 1, 2026, 11:15:00 PM PDT<br>',
      'YouTube',
    );
    await expect(read(`<html><body>${youtube}</body></html>`)).rejects.toMatchObject({
      kind: 'not-a-chat-export',
      detail: { looksLike: 'takeout-other' },
    });
  });

  it('reads a page in UTF-16', async () => {
    const text = `\ufeff<html><body>${cell('Prompted ž😀<br>Jul 1, 2026, 1:15:00 PM UTC<br>')}</body></html>`;
    const bytes = new Uint8Array(text.length * 2);
    for (let index = 0; index < text.length; index++) {
      bytes[index * 2] = text.charCodeAt(index) & 0xff;
      bytes[index * 2 + 1] = text.charCodeAt(index) >> 8;
    }
    const { conversations } = await read(bytes);
    expect(turnsOf(conversations[0])).toEqual(['user: ž😀']);
  });

  it('tells a file that ends inside a cell, behind what it read', async () => {
    const cut = page.slice(0, page.indexOf('Najprej'));
    const found = await cells(cut, 5);
    expect(found.map((each) => ('issue' in each ? each.issue : 'cell'))).toEqual([
      'cell',
      'cell',
      'truncated-file',
    ]);
    expect(found[2].position).toBe(new TextEncoder().encode(cut).length);
    expect((await read(cut)).report).toMatchObject({ conversations: 1, problem: { kind: 'truncated-file' } });
  });

  it('goes on behind a cell that is too large', async () => {
    const html = `<body>${cell('x'.repeat(5000))}${cell('Prompted a<br>Jul 1, 2026, 1:15:00 PM UTC<br>')}</body>`;
    const found = await cells(html, 100, 4000);
    expect(found).toMatchObject([
      { issue: 'too-large-record', index: 0 },
      { index: 1, value: { title: 'Prompted a' } },
    ]);
  });

  it('ends a cell that was not closed where the next begins, or the page ends', async () => {
    const open = cell('Prompted a<br>Jul 1, 2026, 1:15:00 PM UTC<br><div>').replace(/(<\/div>)+$/, '');
    const found = await cells(`<body>${open}${open}</body></html>`);
    expect(found).toMatchObject([{ value: { title: 'Prompted a' } }, { value: { title: 'Prompted a' } }]);
  });

  it('leaves names of files and notices out of the prompt, and keeps its lines', async () => {
    const notices =
      'Attached 2 files.<br>-  <a href="a.png">a.png</a><br>-  <a href="b.png">b.png</a><br>' +
      '<a href="https://gemini.google.com/gems/view">Baker was used in this chat. Manage your Gems.</a><br>1 generated image.<br>';
    expect(
      await recordOf(`Prompted One<br>- two<br>${notices}Jul 1, 2026, 11:15:00\u202fPM GMT+02:00<br>`),
    ).toEqual({
      header: 'Gemini Apps',
      title: 'Prompted One\n- two',
      time: 'Jul 1, 2026, 11:15:00\u202fPM GMT+02:00',
      products: ['Gemini Apps'],
    });
  });

  it('finds the answer by its own tags where no date can be read', async () => {
    expect(await recordOf('Prompted a<br>2 Smarch 2026, 25:99 XYZ<br><p>b</p>')).toMatchObject({
      title: 'Prompted a',
      time: '2 Smarch 2026, 25:99 XYZ',
      safeHtmlItem: [{ html: '<p>b</p>' }],
    });
    expect(await recordOf('Prompted a<br><p>b</p>')).toMatchObject({
      time: '',
      safeHtmlItem: [{ html: '<p>b</p>' }],
    });
  });

  it('reads a line that no tag ends', async () => {
    expect(await recordOf('Prompted a')).toMatchObject({ title: 'Prompted a', time: '' });
    const date = 'Jul 1, 2026, 1:15:00 PM UTC';
    expect(await recordOf(`Prompted a<br>${date}`)).toMatchObject({ title: 'Prompted a', time: date });
  });

  it('takes the link of the title for that of the conversation, not one in the answer', async () => {
    const link = (id: string) => `<a href="https://gemini.google.com/app/${id}">a</a>`;
    const date = '<br>Jul 1, 2026, 1:15:00 PM UTC<br>';
    expect(await recordOf(`Prompted ${link('own')}${date}<p>${link('other')}</p>`)).toMatchObject({
      title: 'Prompted a',
      titleUrl: 'https://gemini.google.com/app/own',
    });
    expect(await recordOf(`Prompted a${date}<p>${link('other')}</p>`)).not.toHaveProperty('titleUrl');
  });

  it('takes time in proportion to the page, however deep or broken', async () => {
    const deep = `<body>${cell('<b>'.repeat(100_000) + '<div>'.repeat(100_000) + '</i>'.repeat(100_000))}`;
    const started = performance.now();
    await cells(deep + '<'.repeat(200_000) + '&#'.repeat(100_000), 50_000);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
