// ShareGPT's rows, {id?, conversations: [{from, value}]}. formats.md 3.11. May begin with the answer; no dates.
import { type Draft, type Format, skip, sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { htmlToText } from './html-text.ts';
import { cleanTitle, idOf, isObject, type RawObject, textOf } from './raw.ts';
import { type Speaker, speakerOf } from './speakers.ts';

/** Rows of a chat each, `{conversations: [{from, value}]}`. */
export const sharegpt: Format = { source: 'sharegpt', read: readSharegpt };

function readSharegpt(element: RawObject): Draft | null {
  if (!Array.isArray(element.conversations)) return null;
  // Of two answers at the end the chosen one counts.
  const chosen = isObject(element.chosen) ? [element.chosen] : [];
  const { messages, skips } = sortTurns([...element.conversations, ...chosen].map(turnOf));
  if (isObject(element.rejected)) skip(skips, 'other-branch');
  // LLaMA-Factory keeps the system prompt beside the list.
  if (textOf(element.system) !== null) skip(skips, 'system');
  return {
    ownId: idOf(element.id),
    title: cleanTitle(element.title),
    startedAt: null,
    updatedAt: null,
    account: null,
    model: textOf(element.model),
    messages,
    skips,
  };
}

function turnOf(item: unknown): TurnOrSkip {
  if (!isObject(item)) return 'blank';
  const speaker = speakerOf(item.from) ?? speakerOf(item.role) ?? 'system';
  if (speaker === 'tool' || speaker === 'system') return speaker;
  const text = textOf(item.value) ?? textOf(item.content) ?? '';
  return turn(
    speaker,
    looksLikeHtml(text.trim(), speaker) ? htmlToText(withoutCodeBars(text)) : text,
    null,
    'blank',
  );
}

/** The scrape of 2023 took answers as they stood in the page. What a person writes is at times the page they ask about. */
function looksLikeHtml(text: string, speaker: Speaker): boolean {
  if (!text.endsWith('>')) return false;
  if (/^<(p>|div class="[^"<>]{0,200}(markdown|prose|whitespace-pre-wrap))/.test(text)) return true;
  return speaker === 'assistant' && /^<(p|div|ul|ol|pre|h[1-6]|table|blockquote)[\s>]/.test(text);
}

/** The bar over a block of code, with the name of the language and a button, is the page's and not the answer's. */
function withoutCodeBars(html: string): string {
  const parts = html.split('Copy code</button>');
  const last = parts.pop() ?? '';
  return parts.map(beforeBar).join('') + last;
}

function beforeBar(part: string): string {
  const button = part.lastIndexOf('<button');
  const before = button < 0 ? part : part.slice(0, button);
  return before.replace(/<span[^<>]{0,200}>[^<>]{0,60}<\/span>$/, '');
}
