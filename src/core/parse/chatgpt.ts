// The ChatGPT data export: a tree of nodes, of which one branch was last seen. formats.md 3.1, branch rule 2.3, turns 6.
import { branchTo, newestLeaf, parentsOverGaps } from './branch.ts';
import {
  type Draft,
  type Format,
  mostFrequent,
  skip,
  type Skips,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import type { Shape } from './json-shape.ts';
import { cleanTitle, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** Shown in the conversation's settings, not in the conversation. */
const CONTEXT = new Set(['user_editable_context', 'model_editable_context', 'app_pairing_content']);
const THINKING = new Set(['thoughts', 'reasoning_recap']);
/** Written by a tool or for one; they have no `parts`. */
const TOOL_CONTENT = new Set([
  'code',
  'execution_output',
  'tether_quote',
  'tether_browsing_display',
  'sonic_webpage',
  'system_error',
  'citable_code_output',
  'computer_output',
]);

/** All that is looked at below: four fifths of an export are something else. */
const SHAPE: Shape = {
  members: {
    ...{ conversation_id: 'all', id: 'all', title: 'all', create_time: 'all', update_time: 'all' },
    ...{ default_model_slug: 'all', current_node: 'all' },
    mapping: {
      each: {
        members: {
          parent: 'all',
          message: {
            members: {
              author: { members: { role: 'all' } },
              create_time: 'all',
              content: {
                members: {
                  content_type: 'all',
                  parts: { each: { string: 'text', members: { text: 'text' } } },
                },
              },
              metadata: {
                members: {
                  is_visually_hidden_from_conversation: 'all',
                  attachments: { each: {} },
                  model_slug: 'all',
                },
              },
              recipient: 'all',
            },
          },
        },
      },
    },
  },
};

/** A list of conversations, each with its `mapping`. */
export const chatgpt: Format = { source: 'chatgpt', shape: SHAPE, read: readChatgpt };

function readChatgpt(element: RawObject): Draft | null {
  const { mapping } = element;
  const own = textOf(element.conversation_id) ?? textOf(element.id);
  // Some exports hold conversations of which only the shell is left: those count, anything else in the list does not.
  if (!isObject(mapping) && own === null && !('create_time' in element)) return null;
  const nodes = new Map(Object.entries(isObject(mapping) ? mapping : {}).filter(isNode));
  const branch = activeBranch(nodes, element.current_node);
  const { messages, skips } = sortTurns(branch.map(turnOf));
  countOthers(nodes, new Set(branch), skips);
  if (!isObject(mapping)) skip(skips, 'no-mapping');
  return {
    ownId: own,
    title: cleanTitle(element.title),
    startedAt: toMillis(element.create_time),
    updatedAt: toMillis(element.update_time),
    account: null,
    model: textOf(element.default_model_slug) ?? mostFrequent(branch.flatMap(modelOf)),
    messages,
    skips,
  };
}

function isNode(entry: [string, unknown]): entry is [string, RawObject] {
  return isObject(entry[1]);
}

/** The nodes from the first to the last seen. Never by `children[0]`, which is the first try, not the kept one. */
function activeBranch(nodes: ReadonlyMap<string, RawObject>, current: unknown): RawObject[] {
  const known = typeof current === 'string' && nodes.has(current);
  const flat = [...nodes.values()].every((node) => parentOf(node) === null);
  if (!known && flat) return [...nodes.values()];
  const leaf = known ? current : newestLeaf(nodes, parentOf, timeOf);
  return branchTo(nodes, leaf, parentsOverGaps(nodes, parentOf));
}

function parentOf({ parent }: RawObject): string | null {
  return typeof parent === 'string' ? parent : null;
}

function timeOf({ message }: RawObject): number {
  return isObject(message) ? (toMillis(message.create_time) ?? 0) : -1;
}

function turnOf(node: RawObject): TurnOrSkip {
  const { message } = node;
  if (!isObject(message)) return null;
  const role = isObject(message.author) ? message.author.role : null;
  if (role !== 'user' && role !== 'assistant') return role === 'tool' ? 'tool' : 'system';
  const content = isObject(message.content) ? message.content : {};
  const type = String(content.content_type);
  const metadata = isObject(message.metadata) ? message.metadata : {};
  if (metadata.is_visually_hidden_from_conversation === true || CONTEXT.has(type)) return 'hidden';
  if (THINKING.has(type)) return 'thinking';
  if (textOf(message.recipient) !== null && message.recipient !== 'all') return 'tool';
  const parts = Array.isArray(content.parts) ? content.parts : [];
  const text = parts.map(partText).filter((part) => part !== '');
  return turn(
    role,
    withoutMarks(text.join('\n')),
    toMillis(message.create_time),
    reasonOfBlank(type, parts, metadata),
  );
}

/** Strings, and the text of spoken turns. */
function partText(part: unknown): string {
  if (typeof part === 'string') return part;
  return isObject(part) && typeof part.text === 'string' ? part.text : '';
}

function reasonOfBlank(
  type: string,
  parts: readonly unknown[],
  metadata: RawObject,
): 'media-only' | 'tool' | 'blank' {
  if (parts.some(isObject) || objectsOf(metadata.attachments).length > 0) return 'media-only';
  return TOOL_CONTENT.has(type) ? 'tool' : 'blank';
}

/** Citation marks mean nothing outside the vendor's page. */
function withoutMarks(text: string): string {
  if (!/[\ue200-\ue206【]/.test(text)) return text;
  return text
    .replace(/\ue200[^\ue200\ue201]*\ue201/g, '')
    .replace(/[\ue200-\ue206]/g, '')
    .replace(/【\d+(?::\d+)?†[^【】]*】/g, '');
}

function countOthers(
  nodes: ReadonlyMap<string, RawObject>,
  branch: ReadonlySet<RawObject>,
  skips: Skips,
): void {
  for (const node of nodes.values()) {
    if (branch.has(node)) continue;
    const found = turnOf(node);
    if (found !== null && typeof found !== 'string') skip(skips, 'other-branch');
  }
}

function modelOf({ message }: RawObject): string[] {
  const slug = isObject(message) && isObject(message.metadata) ? textOf(message.metadata.model_slug) : null;
  return slug === null ? [] : [slug];
}
