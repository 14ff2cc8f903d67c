// Big-AGI writes what a message says as fragments with a part each, not as a text.
import { isObject, objectsOf, type RawObject, textOf } from './raw.ts';

/** Names of its parts that have a name elsewhere; all others keep theirs. */
const BLOCK_TYPES = new Map<unknown, string>([
  ['ma', 'thinking'],
  ['tool_invocation', 'tool_use'],
  ['tool_response', 'tool_result'],
  ['ph', 'text'],
  ['error', 'text'],
]);

/** The fragments as the blocks that others write. What was attached is no text of the message. */
export function blocksOfFragments(fragments: unknown): RawObject[] {
  return objectsOf(fragments).map(({ ft, part }) => {
    const { pt, text }: RawObject = isObject(part) ? part : {};
    if (pt === 'text') return ft === 'attachment' ? { type: 'attachment' } : { type: pt, text: textOf(text) };
    return { type: BLOCK_TYPES.get(pt) ?? textOf(pt) ?? 'text' };
  });
}
