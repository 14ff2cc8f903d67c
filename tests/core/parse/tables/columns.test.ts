import { describe, expect, it } from 'vitest';
import { proposeColumns } from '../../../../src/core/parse/tables/columns.ts';
import { timeReader } from '../../../../src/core/parse/tables/table-times.ts';

/** The proposal for a table written with a bar between its cells. */
function propose(header: string, ...rows: string[]): ReturnType<typeof proposeColumns> {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  return proposeColumns(cells(header), rows.map(cells));
}

describe('the proposal', () => {
  it('names the five columns of a table of messages', () => {
    expect(
      propose(
        'conversation_id | sent_at | author | customer_id | body',
        'c1 | 2026-01-02 10:00 | customer | u7 | My order never came',
        'c1 | 2026-01-02 10:05 | agent | u7 | I am looking into it',
        'c2 | 2026-01-03 09:00 | customer | u8 | How do I return shoes',
      ),
    ).toEqual({
      text: 'body',
      role: 'author',
      conversation: 'conversation_id',
      time: 'sent_at',
      account: 'customer_id',
    });
  });

  it('names none where there is none: ids that are all different part no rows', () => {
    expect(
      propose('id | created_at | text', '1 | 2026-01-02 | My invoice is wrong', '2 | 2026-01-03 |'),
    ).toEqual({
      text: 'text',
      role: null,
      conversation: null,
      time: 'created_at',
      account: null,
    });
  });

  it('prefers what a person asked to a longer text that answers or goes with it', () => {
    const long = 'a very long answer '.repeat(40);
    expect(propose('query | matching_document', `experiment tracking | ${long}`)?.text).toBe('query');
    expect(propose('Frage | Antwort', `Wie lange ist offen? | ${long}`)?.text).toBe('Frage');
    expect(propose('Betreff | Beschreibung', `Rechnung falsch gebucht | ${long}`)?.text).toBe('Beschreibung');
  });

  it('finds a text by what stands in it where no name tells', () => {
    expect(propose('A | B | C', '17 | x1 | where is my parcel', '18 | x2 | it is broken again')?.text).toBe(
      'C',
    );
    expect(propose('甲 | 乙', '1 | 我的订单在哪里', '2 | 如何退货')?.text).toBe('乙');
  });

  it('does not take a column for text that only sounds like one', () => {
    expect(
      propose(
        'question_id | message_time | comment',
        'q1 | 2026-01-01 | so far so good',
        'q2 | 2026-01-02 | bad',
      )?.text,
    ).toBe('comment');
  });

  it('is not what is said about a text', () => {
    const rows = ['Bug | Task list | My invoice is wrong', 'Story | Other list | Nothing happens at all'];
    expect(propose('Issue Type | Message category | Summary', ...rows)?.text).toBe('Summary');
  });

  it('is none where no column holds text', () => {
    expect(propose('id | amount | status', '1 | 12.50 | open', '2 | 3.00 | closed')).toBeNull();
    expect(propose('type', 'note', 'note')).toBeNull();
    expect(proposeColumns([], [])).toBeNull();
  });
});

describe('ids that come again', () => {
  it('are those of conversations where they are not said to be of something else', () => {
    const rows = ['7 | hello out there', '7 | anybody at home?', '8 | good morning all'];
    expect(propose('id | text', ...rows)?.conversation).toBe('id');
    expect(propose('document_id | text', ...rows)?.conversation).toBeNull();
    expect(propose('user_id | text', ...rows)).toMatchObject({ conversation: null, account: 'user_id' });
  });
});

describe('the columns of messages', () => {
  const said = (header: string, rows: readonly string[], want: Record<string, string | null>) =>
    expect(propose(header, ...rows)).toMatchObject(want);

  it('know who speaks by a yes or no under the name of one side', () => {
    const rows = [
      '1 | ann | True | Tue Oct 31 22:10:47 +0000 2017 | My parcel is gone',
      '2 | shop | False | Tue Oct 31 22:11:47 +0000 2017 | We look for it',
    ];
    said('tweet_id | author_id | inbound | created_at | text', rows, {
      text: 'text',
      role: 'inbound',
      time: 'created_at',
      account: 'author_id',
    });
    said('id | who | is_bot | at | text', rows, { role: 'is_bot' });
    // That is about the user.
    said('id | who | user_verified | at | text', rows, { role: null, account: null });
  });

  it('take a column of roles for one where only some of its values are known', () => {
    said(
      'ticket_id | author_role | body',
      ['1 | end-user | Where is it?', '1 | Bob | On its way', '2 | end-user | Hello there'],
      { role: 'author_role', conversation: 'ticket_id' },
    );
  });

  it('keep a column of roles where prompts of the system or answers stand alone in it', () => {
    said('role | text', ['system | Be kind to all', 'user | Where is it?'], { role: 'role' });
    said('role | text', ['assistant | How can I help?', 'assistant | Good morning'], { role: 'role' });
    said('role | text', ['user | Where is it?', 'user | Hello there'], { role: null });
  });

  it('take names of people for roles only within conversations', () => {
    const rows = ['7 | ann | Is it open?', '7 | bob | It is open today', '8 | cy | Thanks to you'];
    said('thread | from | text', rows, { role: 'from', conversation: 'thread' });
    said('n | from | text', rows, { role: null, conversation: null });
  });

  it('do not take teams and kinds of tickets for speakers', () => {
    said(
      'Id | Group | Type | Subject',
      [
        '1 | Support | Question | Cannot log in',
        '2 | Support | Question | App is slow',
        '3 | Sales | Task | A price list',
      ],
      { role: null, conversation: null },
    );
  });

  it('prefer what was asked to an answer whose name says text or message', () => {
    const rows = [
      'book a table | For how many people shall I book it?',
      'for four | Which day do you want to come?',
    ];
    said('query_text | fulfillment_text', rows, { text: 'query_text' });
    said('user_message | bot_message', rows, { text: 'user_message' });
  });

  it('prefer the plain text to the same one in its markup', () => {
    said(
      'body | plain_body',
      ['<p>Where is my order</p> | Where is my order', '<p>It is late</p> | It is late'],
      {
        text: 'plain_body',
      },
    );
  });
});

describe('names of columns', () => {
  it('may run together, or have the number first', () => {
    const rows = ['1 | 2 | Wo ist es?', '1 | 2 | Noch nicht da', '3 | 4 | Guten Tag'];
    expect(propose('Ticketnummer | Kundennummer | Nachricht', ...rows)).toMatchObject({
      conversation: 'Ticketnummer',
      account: 'Kundennummer',
    });
    expect(propose('会话ID | 用户ID | 内容', ...rows)).toMatchObject({
      conversation: '会话ID',
      account: '用户ID',
    });
    expect(propose('Numéro de ticket | ID Cliente | Texte', ...rows)).toMatchObject({
      conversation: 'Numéro de ticket',
      account: 'ID Cliente',
    });
  });

  it('say that a column is of a ticket, and not the ticket', () => {
    const rows = ['Question | 7 | Open | Where is it?', 'Question | 7 | Open | Send it to me'];
    expect(
      propose('Ticket type | ticket_form_id | Reason for call | Text', ...rows)?.conversation,
    ).toBeNull();
  });

  it('name an account by its id, else by its address, else by its name; facts about accounts are none', () => {
    const rows = [
      'Ann | 31 | ann@example.org | u1 | 3 | Where is it?',
      'Cy | 40 | cy@example.org | u2 | 1 | It is late',
    ];
    const header = 'Customer Name | Customer Age | Customer Email | ID | Customer interactions | Text';
    expect(propose(header, ...rows)?.account).toBe('Customer Email');
    expect(propose(header.replace(' ID ', ' Customer ID '), ...rows)?.account).toBe('Customer ID');
    expect(
      propose('Customer Age | Customer interactions | Text', '31 | 3 | Where is it?')?.account,
    ).toBeNull();
  });
});

describe('the headers of well-known exports', () => {
  const shapes: Readonly<Record<string, readonly [header: string, rows: readonly string[], want: object]>> = {
    'a view of Zendesk': [
      'Id | Requester | Requester email | Assignee | Group | Subject | Status | Ticket type | Created at | Updated at',
      [
        '1 | Ann | ann@example.org | Bob | Support | Cannot open my invoice | Solved | Incident | 2024-01-02 10:00 | 2024-01-03 10:00',
        '2 | Cy | cy@example.org | Bob | Support | App stops on start | Open | Problem | 2024-01-04 10:00 | 2024-01-05 10:00',
      ],
      { text: 'Subject', role: null, conversation: null, time: 'Created at', account: 'Requester email' },
    ],
    'comments of Zendesk without roles': [
      'ticket_id | author_id | created_at | plain_body',
      [
        '7 | 55 | 2024-01-02T10:00:00Z | Where is my parcel',
        '7 | 77 | 2024-01-02T10:05:00Z | On its way to you',
        '8 | 56 | 2024-01-02T11:00:00Z | Cancel my plan please',
      ],
      { text: 'plain_body', role: 'author_id', conversation: 'ticket_id', account: 'author_id' },
    ],
    'tickets of Freshdesk': [
      'Ticket ID | Subject | Description | Type | Agent | Created time | Customer interactions | Full name | Email',
      [
        '1 | Invoice | My invoice of May shows the wrong sum | Question | Jo | 2024-05-02 10:00:00 | 1 | Ann | ann@example.org',
        '2 | Parcel | It has been two weeks and there is none | Question | Jo | 2024-05-03 10:00:00 | 2 | Cy | cy@example.org',
      ],
      { text: 'Description', role: null, conversation: 'Ticket ID', time: 'Created time', account: 'Email' },
    ],
    'messages of Intercom': [
      'Conversation ID | Author type | Author ID | Author email | Message body',
      [
        '215 | user | u1 | ann@example.org | Hi, I cannot log in',
        '215 | admin | a1 | bob@example.org | Let me look at this',
        '216 | lead | u2 | cy@example.org | Can I have a refund?',
      ],
      { text: 'Message body', role: 'Author type', conversation: 'Conversation ID' },
    ],
    'issues of Jira': [
      'Issue key | Issue Type | Summary | Reporter | Created | Updated | Description',
      [
        'S-1 | Bug | Login page | ann | 02/Jan/24 10:00 AM | 03/Jan/24 10:00 AM | When I open it nothing happens at all',
        'S-2 | Task | Export | cy | 04/Jan/24 10:00 AM | 05/Jan/24 10:00 AM | The export of a year takes an hour',
      ],
      { text: 'Description', time: 'Created', account: 'Reporter', role: null, conversation: null },
    ],
    'messages in a database': [
      'id | conversation_id | sender_type | direction | content | created_at',
      [
        '1 | 77 | contact | inbound | Where is my parcel | 2024-01-02 10:00:00.5+00',
        '2 | 77 | user | outbound | On its way to you | 2024-01-02 10:05:00.5+00',
        '3 | 78 | contact | inbound | Cancel my plan please | 2024-01-02 11:00:00.5+00',
      ],
      { text: 'content', role: 'direction', conversation: 'conversation_id', time: 'created_at' },
    ],
  };

  for (const [name, [header, rows, want]] of Object.entries(shapes)) {
    it(`are understood: ${name}`, () => {
      expect(propose(header, ...rows)).toMatchObject(want);
    });
  }
});

describe('times in tables', () => {
  const iso = (cell: string, samples = [cell]) => {
    const millis = timeReader(samples)(cell);
    return millis === null ? null : new Date(millis).toISOString();
  };

  it('are read as ISO, as numbers and as spreadsheets write them', () => {
    expect(iso('2026-01-02 03:04')).toBe('2026-01-02T03:04:00.000Z');
    expect(iso('1767323040')).toBe('2026-01-02T03:04:00.000Z');
    expect(iso('02.01.2026 03:04')).toBe('2026-01-02T03:04:00.000Z');
    expect(iso('1/2/2026 3:04 PM')).toBe('2026-01-02T15:04:00.000Z');
    expect(iso('1/2/26 12:04:05 am')).toBe('2026-01-02T00:04:05.000Z');
    expect(iso('1/2/2026 10:00:00 +02:00')).toBe('2026-01-02T08:00:00.000Z');
  });

  it('are read with the name of their month, and as browsers, databases and Twitter write them', () => {
    expect(iso('Tue Oct 31 22:10:47 +0000 2017')).toBe('2017-10-31T22:10:47.000Z');
    expect(iso('Tue, 31 Oct 2017 22:10:47 +0200')).toBe('2017-10-31T20:10:47.000Z');
    expect(iso('Wed Jan 3 2024 10:00:00 GMT+0100 (Central European Standard Time)')).toBe(
      '2024-01-03T09:00:00.000Z',
    );
    expect(iso('2024-01-02 10:00:00.5+00')).toBe('2024-01-02T10:00:00.500Z');
    expect(iso('02/Jan/24 10:00 AM')).toBe('2024-01-02T10:00:00.000Z');
    expect(iso('October 31, 2017')).toBe('2017-10-31T00:00:00.000Z');
    expect(iso('2024/1/2 10:00')).toBe('2024-01-02T10:00:00.000Z');
  });

  it('have the day first where another cell of the column can only be read so', () => {
    expect(iso('1/2/2026', ['1/2/2026', '31/1/2026'])).toBe('2026-02-01T00:00:00.000Z');
  });

  it('are none where there is none', () => {
    for (const cell of [
      ...['', 'soon', '45/45/2026', '7', 'May 5 people', 'Mar 2024'],
      ...['0/0/2024', '31.02.2024', '13/1/2024 25:00', '2024-02-31'],
    ])
      expect(iso(cell)).toBeNull();
  });
});
