// ChatGPT exports of any size for measurements, written to disk as they are made, and what they hold, counted by the maker.
import { closeSync, createWriteStream, openSync, statSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { chatTexts } from './big-text.mjs';
import { stream } from './mixture.mjs';

/** Text handed to the disk at once. */
const portion = 4 * 1024 * 1024;
/** Conversations of one shard, as the vendor writes them. */
const shard = 100;
/** Bytes of one attachment: a photo. */
const attachment = 4 * 1024 * 1024;

/**
 * What was written. `characters`: UTF-16 units of the turns of the last seen branches. `messages`: all nodes that hold one.
 * @typedef {{ conversations: number, userTurns: number, assistantTurns: number, characters: number, messages: number, bytes: number }} Made
 */
const nothing = () => ({
  ...{ conversations: 0, userTurns: 0, assistantTurns: 0, characters: 0, messages: 0, bytes: 0 },
});

/** Writes conversations one after the other; every one adds to `made`. */
class Vendor {
  #random;
  #texts;
  /** In the language of the chat that is being written. */
  #text;
  #time = 1_672_531_200;
  made = nothing();

  constructor(seed) {
    this.#random = stream(seed);
    this.#texts = chatTexts(seed + 1);
  }

  #id() {
    const part = () =>
      Math.floor(this.#random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0');
    const [a, b, c, d] = [part(), part(), part(), part()];
    return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  }

  /** Skewed: most are near `least`, a few reach `most`. */
  #between(least, most, skew = 3) {
    return Math.floor(least + (most - least) * this.#random() ** skew);
  }

  /** One node; `role` null: the root, which holds no message. Of a message, `content` is JSON. */
  #node({ id, parent, children, role, content, hidden = false, recipient = 'all' }) {
    const quoted = children.map((child) => `"${child}"`).join(', ');
    const links = `"parent": ${parent === null ? 'null' : `"${parent}"`}, "children": [${quoted}]`;
    if (role === null) return `"${id}": {"id": "${id}", "message": null, ${links}}`;
    this.made.messages++;
    this.#time += this.#between(1, 90);
    const model = role === 'assistant' ? '"model_slug": "gpt-4o", ' : '';
    const metadata =
      `{${model}${hidden ? '"is_visually_hidden_from_conversation": true, ' : ''}` +
      `"citations": [], "content_references": [], "finish_details": {"type": "stop", "stop_tokens": [200002]}, ` +
      `"is_complete": true, "request_id": "${id.slice(0, 18)}", "parent_id": "${parent}", "timestamp_": "absolute"}`;
    return (
      `"${id}": {"id": "${id}", "message": {"id": "${id}", "author": {"role": "${role}", "name": null, "metadata": {}}, ` +
      `"create_time": ${this.#time}.${100000 + (this.made.messages % 900000)}, "update_time": null, "content": ${content}, ` +
      `"status": "finished_successfully", "end_turn": ${role === 'assistant'}, "weight": 1.0, "metadata": ${metadata}, ` +
      `"recipient": "${recipient}", "channel": null}, ${links}}`
    );
  }

  /** A turn of some length; counted where it is on the branch that was seen last. */
  #turn(role, counted) {
    const long = this.#random() < 0.02 ? 20_000 : role === 'user' ? 800 : 2400;
    const { json, length } = this.#text(this.#between(role === 'user' ? 15 : 60, long, 6));
    const image = role === 'user' && this.#random() < 0.03;
    if (counted) {
      this.made[role === 'user' ? 'userTurns' : 'assistantTurns']++;
      this.made.characters += length;
    }
    if (!image) return `{"content_type": "text", "parts": ["${json}"]}`;
    const pointer = `{"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_${this.#id().slice(0, 8)}", "size_bytes": 204800, "width": 1024, "height": 768, "metadata": null}`;
    return `{"content_type": "multimodal_text", "parts": [${pointer}, "${json}"]}`;
  }

  /** A question that was asked once; its answer, now and then after two that were thrown away. */
  #exchange(nodes, parent) {
    const question = this.#id();
    const answers = Array.from({ length: this.#random() < 0.12 ? 3 : 1 }, () => this.#id());
    const kept = answers.at(-1);
    nodes.push({ id: question, parent, role: 'user', children: answers, content: this.#turn('user', true) });
    parent.children.push(question);
    for (const id of answers) {
      const content = this.#turn('assistant', id === kept);
      nodes.push({
        id,
        parent: nodes.find((node) => node.id === question),
        role: 'assistant',
        children: [],
        content,
      });
    }
    return nodes.at(-1);
  }

  /** What a tool was asked and what it said: no turns. */
  #search(nodes, parent) {
    const [ask, say] = [this.#id(), this.#id()];
    parent.children.push(ask);
    const asked = { id: ask, parent, role: 'assistant', children: [say], recipient: 'web' };
    const { json } = this.#text(this.#between(200, 4000));
    asked.content = `{"content_type": "code", "language": "unknown", "response_format_name": null, "text": "search(\\"chats\\")"}`;
    const said = { id: say, parent: asked, role: 'tool', children: [] };
    said.content = `{"content_type": "tether_browsing_display", "result": "${json}", "summary": null, "assets": []}`;
    nodes.push(asked, said);
    return said;
  }

  #title() {
    return this.#text(20).json.replace(/[\\"]/g, '').slice(0, 40).trim();
  }

  conversation() {
    this.#text = this.#texts.next();
    const own = this.#id();
    const root = { id: 'client-created-root', parent: null, role: null, children: [] };
    const system = { id: this.#id(), parent: root, role: 'system', children: [], hidden: true };
    system.content = '{"content_type": "text", "parts": [""]}';
    root.children.push(system.id);
    const nodes = [root, system];
    const start = this.#time;
    let last = system;
    for (let turns = this.#between(1, 60, 2.5); turns > 0; turns--) {
      if (this.#random() < 0.05) last = this.#search(nodes, last);
      last = this.#exchange(nodes, last);
    }
    const mapping = nodes.map((node) => this.#node({ ...node, parent: node.parent?.id ?? null })).join(', ');
    this.made.conversations++;
    return (
      `{"title": "${this.#title()}", "create_time": ${start}.25, "update_time": ${this.#time}.75, ` +
      `"mapping": {${mapping}}, "moderation_results": [], "current_node": "${last.id}", "plugin_ids": null, ` +
      `"conversation_id": "${own}", "conversation_template_id": null, "gizmo_id": null, "is_archived": false, ` +
      `"safe_urls": [], "default_model_slug": "gpt-4o", "voice": null, "id": "${own}"}`
    );
  }
}

/** A conversations.json of at least `bytes`. @returns {Made} */
export function writeJsonExport(path, bytes, seed = 1) {
  const vendor = new Vendor(seed);
  const file = openSync(path, 'w');
  let waiting = '[';
  for (let written = 0; written < bytes; waiting += ', ') {
    waiting += vendor.conversation();
    if (waiting.length < portion) continue;
    written += writeSync(file, waiting);
    waiting = '';
  }
  writeSync(file, `${waiting}${vendor.conversation()}]`);
  closeSync(file);
  return { ...vendor.made, bytes: statSync(path).size };
}

/**
 * A zip as the vendor packs it since 2026: shards of 100 conversations (together at least `json` bytes of JSON), deflated, then
 * attachments, stored, until there are `bytes`. Zip64 where it is needed. @returns {Promise<Made>}
 */
export async function writeZipExport(path, { bytes, json, seed = 2 }) {
  configure({ useWebWorkers: false });
  const vendor = new Vendor(seed);
  const file = createWriteStream(path);
  let written = 0;
  const counted = new TransformStream({
    transform(slice, controller) {
      written += slice.length;
      controller.enqueue(slice);
    },
  });
  const done = counted.readable.pipeTo(Writable.toWeb(file));
  const zip = new ZipWriter(counted.writable, { keepOrder: true });
  const encoder = new TextEncoder();
  for (let number = 0, read = 0; read < json; number++) {
    const text = Array.from({ length: shard }, () => vendor.conversation()).join(', ');
    const packed = encoder.encode(`[${text}]`);
    read += packed.length;
    await zip.add(`conversations-${String(number).padStart(3, '0')}.json`, new Uint8ArrayReader(packed));
  }
  await zip.add(
    'user.json',
    new Uint8ArrayReader(encoder.encode('{"id": "user-1", "email": "me@example.org"}')),
  );
  const random = stream(seed + 7);
  const photo = Uint8Array.from({ length: attachment }, () => random() * 256);
  for (let number = 0; written < bytes; number++)
    await zip.add(`file-${String(number).padStart(6, '0')}.dat`, new Uint8ArrayReader(photo), { level: 0 });
  await zip.close();
  await done;
  return { ...vendor.made, bytes: statSync(path).size };
}
