// A text with its details, cut into pieces: what is drawn is text and never markup.
import type { InspectedSpan, InspectedText } from '../../core/inspect.ts';

/** A stretch of text; `span` says what is found in it, null where nothing is. */
export interface Piece {
  readonly text: string;
  readonly span: InspectedSpan | null;
}

/** The text in order; no piece is empty. Joined, the pieces are the text again. */
export function piecesOf({ text, spans }: Pick<InspectedText, 'text' | 'spans'>): Piece[] {
  const pieces: Piece[] = [];
  let rest = 0;
  for (const span of spans) {
    if (span.start > rest) pieces.push({ text: text.slice(rest, span.start), span: null });
    pieces.push({ text: text.slice(span.start, span.end), span });
    rest = span.end;
  }
  if (rest < text.length) pieces.push({ text: text.slice(rest), span: null });
  return pieces;
}
