// Elements that a vendor's page puts into the text of a message, such as `<details type="reasoning">...</details>`.

/**
 * The text without the elements `name` whose opening tag passes `isCut`, with all that stands in them, and the opening tags
 * of those cut. What is never closed stays, but where a tag inside that is not cut, which a text may just mention, took the
 * closing tag: it ends there. Attributes must not hold `<` or `>`. Linear in the text.
 */
export function withoutElements(
  text: string,
  name: string,
  isCut: (tag: string) => boolean = () => true,
): { text: string; cut: readonly string[] } {
  const kept: string[] = [];
  const cut: string[] = [];
  let from = 0;
  const elements = elementsOf(text, name);
  const ends = endsOf(elements, isCut);
  for (const [index, { start, tag }] of elements.entries()) {
    const end = ends[index];
    if (end === null || start < from || !isCut(tag)) continue;
    kept.push(text.slice(from, start));
    cut.push(tag);
    from = end;
  }
  return { text: kept.join('') + text.slice(from), cut };
}

interface Element {
  readonly start: number;
  /** Behind the closing tag; null where it is never closed. */
  readonly end: number | null;
  readonly tag: string;
}

/** In the order of their opening tags: an element stands before those inside it. */
function elementsOf(text: string, name: string): Element[] {
  const open: { start: number; tag: string }[] = [];
  const elements: Element[] = [];
  for (const { 0: tag, 1: slash, index } of text.matchAll(new RegExp(`<(/?)${name}\\b[^<>]*>`, 'g'))) {
    const end = index + tag.length;
    if (slash === '' && !tag.endsWith('/>')) {
      open.push({ start: index, tag });
      continue;
    }
    const opened = slash === '' ? { start: index, tag } : open.pop();
    if (opened) elements.push({ ...opened, end });
  }
  for (const unclosed of open) elements.push({ ...unclosed, end: null });
  return elements.sort((a, b) => a.start - b.start);
}

/** Where each element ends: its own end, else that of the next one, unless that is cut by itself. */
function endsOf(elements: readonly Element[], isCut: (tag: string) => boolean): (number | null)[] {
  let inside: number | null = null;
  return elements
    .toReversed()
    .map(({ end: own, tag }) => {
      const end = own ?? inside;
      inside = isCut(tag) ? null : end;
      return end;
    })
    .reverse();
}
