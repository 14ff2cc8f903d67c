// Prompts of Google AI Studio as Drive keeps them: one file a chat, often without an extension, an id, a title or a time. formats.md 3.4.
import { type Draft, type Format, type Origin, skip, sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** A prompt saved to Google Drive, `{chunkedPrompt: {chunks}}`: a chat a file. */
export const aistudio: Format = { source: 'aistudio', read: readAistudio };

function readAistudio(element: RawObject, origin: Origin): Draft | null {
  const { chunkedPrompt } = element;
  if (!isObject(chunkedPrompt) || !Array.isArray(chunkedPrompt.chunks)) return null;
  const ownId = idOf(element.id);
  // Branches of an answer stand behind one another and are read in that order.
  const { messages, skips } = sortTurns(objectsOf(chunkedPrompt.chunks).map(turnOf));
  if (hasInstruction(element.systemInstruction)) skip(skips, 'system');
  const file = ownId === null ? fileTitle(origin.path) : null;
  const started = toMillis(element.createTime);
  const untimed = started === null && messages.every(({ at }) => at === null);
  return {
    ownId,
    // The same chat, saved again, has its name and its first words.
    ...(file === null ? {} : { identity: `${file} ${messages[0]?.text ?? ''}` }),
    title: cleanTitle(element.displayName) ?? file,
    startedAt: started ?? (untimed ? origin.modifiedAt : null),
    updatedAt: toMillis(element.updateTime) ?? (ownId === null ? origin.modifiedAt : null),
    account: null,
    model: isObject(element.runSettings)
      ? (textOf(element.runSettings.model)?.replace(/^models\//, '') ?? null)
      : null,
    messages,
    skips,
  };
}

function turnOf(chunk: RawObject): TurnOrSkip {
  const role = chunk.role === 'user' ? 'user' : chunk.role === 'model' ? 'assistant' : null;
  if (role === null) return 'system';
  if (chunk.isThought === true) return 'thinking';
  // `parts` repeat the text as it was streamed; a chunk without a text of its own is a file, a tool or an error.
  return turn(role, textOf(chunk.text) ?? '', toMillis(chunk.createTime), reasonOfBlank(chunk));
}

function reasonOfBlank(chunk: RawObject): 'tool' | 'media-only' | 'blank' {
  if (isObject(chunk.executableCode) || isObject(chunk.codeExecutionResult)) return 'tool';
  return Object.keys(chunk).some((key) => /^(drive|inline|youtube|file)[A-Z]/.test(key))
    ? 'media-only'
    : 'blank';
}

function hasInstruction(instruction: unknown): boolean {
  if (typeof instruction === 'string') return textOf(instruction) !== null;
  if (!isObject(instruction)) return false;
  return [instruction, ...objectsOf(instruction.parts)].some(({ text }) => textOf(text) !== null);
}

/** The name of a file without its folders and without what other programs add to it. */
function fileTitle(path: string): string | null {
  return cleanTitle(path.slice(path.lastIndexOf('/') + 1).replace(/\.(json|prompt|txt)$/i, ''));
}
