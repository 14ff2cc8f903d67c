// Older pages of llama.cpp wrote thinking and calls of tools into the text of an answer, between marks of its own.
import { skip, type Skips } from './draft.ts';

/** The marks, and what stands between them. A call that was broken off has no end. */
const MARKS = [
  { start: '<<<reasoning_content_start>>>', end: '<<<reasoning_content_end>>>', reason: 'thinking' },
  { start: '<<<AGENTIC_TOOL_CALL_START>>>', end: '<<<AGENTIC_TOOL_CALL_END>>>', reason: 'tool' },
] as const;

/** The text without what stands between marks, and how often each kind was cut. Linear in the text. */
export function withoutMarked(text: string): { text: string; cut: Skips } {
  const cut: Skips = {};
  let left = text;
  for (const { start, end, reason } of MARKS) {
    const [before, ...rest] = left.split(start);
    skip(cut, reason, rest.length);
    left = before + rest.map((part) => behind(part, end)).join('');
  }
  return { text: left, cut };
}

function behind(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? '' : text.slice(at + mark.length);
}
