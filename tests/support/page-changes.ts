// Changes to a page of HTML: tags and texts taken out, doubled, exchanged, and odd ones put in.
import fc from 'fast-check';

/** One change. Places are taken modulo the number of tags and texts. */
export interface PageChange {
  readonly kind: 'remove' | 'double' | 'move' | 'insert';
  readonly at: number;
  readonly other: number;
  readonly odd: string;
}

const ODD = [
  '<div>',
  '</div>',
  '</body>',
  '<div class="outer-cell mdl-cell">',
  '<div class=outer-cell',
  '<div class="content-cell mdl-cell">',
  '<div '.repeat(3000),
  '<b>'.repeat(3000),
  '<a href="https://gemini.google.com/app/abc">',
  '<a href="javascript:alert(1)">',
  "<a href='",
  '<!-- ',
  '<![CDATA[',
  '<style>',
  '<textarea>',
  '<table><tr><td>',
  '<br>'.repeat(5000),
  '&lt;&nbsp;&#0;&#xD800;&unknown;&',
  '\0',
  'text '.repeat(20_000),
];

/** Any change. */
export const pageChange: fc.Arbitrary<PageChange> = fc.record({
  kind: fc.constantFrom('remove', 'double', 'move', 'insert'),
  at: fc.nat(1000),
  other: fc.nat(1000),
  odd: fc.constantFrom(...ODD),
});

/** The changed page, and the first UTF-8 byte that may differ. */
export function changePage(
  page: string,
  changes: readonly PageChange[],
): { bytes: Uint8Array; fault: number } {
  const before = page.match(/<[^<>]*>|[^<>]+|[<>]/g) ?? [];
  const after = [...before];
  for (const change of changes) apply(after, change);
  const same = before.findIndex((token, place) => token !== after[place]);
  const kept = before.slice(0, same < 0 ? before.length : same).join('');
  return { bytes: new TextEncoder().encode(after.join('')), fault: new TextEncoder().encode(kept).length };
}

function apply(tokens: string[], { kind, at, other, odd }: PageChange): void {
  const place = at % Math.max(1, tokens.length);
  switch (kind) {
    case 'remove':
      tokens.splice(place, 1 + (other % 3));
      return;
    case 'double':
      tokens.splice(place, 0, ...tokens.slice(place, place + (other % 40)));
      return;
    case 'move':
      tokens.splice(other % Math.max(1, tokens.length), 0, ...tokens.splice(place, 1));
      return;
    case 'insert':
      tokens.splice(place, 0, odd);
  }
}
