// Makes public/sample/kleio-sample.zip (ChatGPT's layout of 2026) and tests/fixtures/sample-topics.json from scripts/sample/*.txt.
// Deterministic: the same texts give the same bytes. Run it after editing the texts: npm run sample
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlobWriter, configure, TextReader, ZipWriter } from '@zip.js/zip.js';
import { root } from './install.mjs';

// Zip dates are written in local time: pinned, so that the bytes do not depend on where it was made.
process.env.TZ = 'UTC';

/** Conversations in one shard of a real export. */
const shardSize = 100;
/** All entries of the zip carry this date, so that the bytes do not depend on when it was made. */
const zipDate = new Date(Date.UTC(2026, 7, 3, 9, 0, 0));

function uuid(...parts) {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Chats of one source file: a head line, then turns under "--- user" and "--- assistant". */
function readChats(text, file) {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block, number) => {
      const [head, ...rest] = block.split('\n');
      const fields = Object.fromEntries(
        head.split(' | ').map((field) => {
          const at = field.indexOf(':');
          return [field.slice(0, at).trim(), field.slice(at + 1).trim()];
        }),
      );
      const turns = rest
        .join('\n')
        .split(/^--- (?=(?:user|assistant)\s*$)/m)
        .slice(1)
        .map((turn) => {
          const [role, ...lines] = turn.split('\n');
          return { role: role.trim(), text: lines.join('\n').trim() };
        });
      if (!fields.topic || !fields.date || turns.length < 2)
        throw new Error(`${file}: chat ${number + 1}: ${head}`);
      return { ...fields, turns };
    });
}

function node(id, parent, message) {
  return { id, parent, children: [], message };
}

function message(id, role, text, at, extra = {}) {
  return {
    id,
    author: { role, name: null, metadata: {} },
    create_time: at,
    update_time: null,
    content: { content_type: 'text', parts: [text] },
    status: 'finished_successfully',
    end_turn: role === 'assistant' ? true : null,
    weight: 1,
    metadata: {},
    recipient: 'all',
    channel: null,
    ...extra,
  };
}

/** One conversation as ChatGPT writes it: an empty root, a hidden system turn, thoughts, now and then a retried answer. */
function toConversation(chat, number) {
  const id = uuid('chat', chat.topic, chat.date, chat.title, chat.turns[0].text);
  const started = Date.parse(`${chat.date}:00Z`) / 1000;
  const mapping = {};
  const add = (entry) => {
    mapping[entry.id] = entry;
    if (entry.parent) mapping[entry.parent].children.push(entry.id);
    return entry.id;
  };
  let last = add(node('client-created-root', null, null));
  const systemId = uuid(id, 'system');
  last = add(
    node(
      systemId,
      last,
      message(systemId, 'system', '', null, {
        metadata: { is_visually_hidden_from_conversation: true },
        weight: 0,
      }),
    ),
  );
  let at = started;
  chat.turns.forEach((turn, position) => {
    // A reader needs about a second for 20 characters; answers come faster.
    at += 5 + Math.round(turn.text.length / (turn.role === 'user' ? 8 : 40));
    const turnId = uuid(id, 'turn', position);
    if (turn.role === 'assistant' && /^(o3|gpt-5)/.test(chat.model) && position === 1) {
      const thoughtsId = uuid(id, 'thoughts', position);
      const content = {
        content_type: 'thoughts',
        thoughts: [{ summary: 'Reading the question', content: '', chunks: [], finished: true }],
      };
      last = add(node(thoughtsId, last, { ...message(thoughtsId, 'assistant', '', at - 2), content }));
    }
    if (turn.role === 'assistant' && number % 17 === 0 && position === 1) {
      const retriedId = uuid(id, 'retried', position);
      add(
        node(
          retriedId,
          last,
          message(retriedId, 'assistant', 'Something went wrong while answering.', at - 1, {
            metadata: { model_slug: chat.model },
          }),
        ),
      );
    }
    const extra = turn.role === 'assistant' ? { metadata: { model_slug: chat.model } } : {};
    last = add(node(turnId, last, message(turnId, turn.role, turn.text, at, extra)));
  });
  return {
    title: chat.title || null,
    create_time: started,
    update_time: at,
    mapping,
    moderation_results: [],
    current_node: last,
    plugin_ids: null,
    conversation_id: id,
    conversation_template_id: null,
    gizmo_id: null,
    is_archived: false,
    default_model_slug: chat.model,
    id,
  };
}

async function zip(entries) {
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter('application/zip'), {
    lastModDate: zipDate,
    extendedTimestamp: false,
  });
  for (const [name, text] of entries) await writer.add(name, new TextReader(text));
  return Buffer.from(await (await writer.close()).arrayBuffer());
}

const folder = join(root, 'scripts', 'sample');
const chats = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .flatMap((name) => readChats(readFileSync(join(folder, name), 'utf8'), name));
// Newest first, as in a real export.
chats.sort((a, b) => (a.date < b.date ? 1 : -1));
const conversations = chats.map(toConversation);

const shards = [];
for (let at = 0; at < conversations.length; at += shardSize)
  shards.push(conversations.slice(at, at + shardSize));
const shardNames = shards.map((_, i) => `conversations-${String(i).padStart(3, '0')}.json`);
const manifest = {
  version: 1,
  logical_files: { 'conversations.json': { sharded: true, files: shardNames } },
};
const bytes = await zip([
  ...shards.map((shard, i) => [shardNames[i], JSON.stringify(shard)]),
  ['export_manifest.json', JSON.stringify(manifest)],
  ['conversation_asset_file_names.json', '{}'],
  ['user.json', JSON.stringify({ id: 'user-sample', email: 'sample@example.org' })],
  ['user_settings.json', '{}'],
  ['chat.html', '<html><body>This sample is invented.</body></html>'],
]);
mkdirSync(join(root, 'public', 'sample'), { recursive: true });
writeFileSync(join(root, 'public', 'sample', 'kleio-sample.zip'), bytes);
const topics = Object.fromEntries(
  conversations.map(({ id }, i) => [id, { topic: chats[i].topic, language: chats[i].lang }]),
);
writeFileSync(join(root, 'tests', 'fixtures', 'sample-topics.json'), `${JSON.stringify(topics, null, 1)}\n`);
console.log(
  `${conversations.length} chats, ${new Set(chats.map((chat) => chat.topic)).size} topics, ${bytes.length} bytes`,
);
