// Attributes of a span by their dotted names, wherever the dots became columns and wherever objects.
import { isObject, type RawObject } from './raw.ts';
import { unpacked } from './traced-messages.ts';

/** Messages of one span and blocks of one message: more are not read. */
const INDEXES = 10_000;

/** The value at a dotted path, of which any part may be one key or several; undefined where there is none. */
export function attributeOf(holder: RawObject, path: string): unknown {
  if (Object.hasOwn(holder, path)) return holder[path];
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const key = path.slice(0, dot);
    const inner = Object.hasOwn(holder, key) ? unpacked(holder[key]) : undefined;
    if (!isObject(inner)) continue;
    const found = attributeOf(inner, path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The messages at a path, as {role, content, tool_calls}: a list (also as JSON), or columns with an index in their names. */
export function listAttribute(span: RawObject, path: string): RawObject[] {
  const value = unpacked(attributeOf(span, path));
  if (Array.isArray(value)) return value.filter(isObject).map((message) => messageOf(message, 'message.'));
  const messages: RawObject[] = [];
  const [holder, start] = isObject(value) ? [value, ''] : [span, `${path}.`];
  for (let index = 0; index < INDEXES; index++) {
    const message = messageOf(holder, `${start}${index}.message.`);
    if (message.role === undefined) break;
    messages.push(message);
  }
  return messages;
}

function messageOf(holder: RawObject, path: string): RawObject {
  // Some leave out the "message." of the convention.
  if ('role' in holder) return holder;
  const content = attributeOf(holder, `${path}content`) ?? blocksOf(holder, `${path}contents`);
  const calls = attributeOf(holder, `${path}tool_calls`);
  return { role: attributeOf(holder, `${path}role`), content, tool_calls: calls };
}

function blocksOf(holder: RawObject, path: string): RawObject[] {
  const list = unpacked(attributeOf(holder, path));
  if (Array.isArray(list)) return list.filter(isObject).map((block) => blockOf(block, 'message_content.'));
  const blocks: RawObject[] = [];
  for (let index = 0; index < INDEXES; index++) {
    const block = blockOf(holder, `${path}.${index}.message_content.`);
    if (block.type === undefined && block.text === undefined) break;
    blocks.push(block);
  }
  return blocks;
}

function blockOf(holder: RawObject, path: string): RawObject {
  return { type: attributeOf(holder, `${path}type`), text: attributeOf(holder, `${path}text`) };
}
