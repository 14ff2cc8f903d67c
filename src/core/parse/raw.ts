// What came out of JSON.parse is anybody's: these look at it one named field at a time.

/** An object of an export, before anything is known of its fields. */
export type RawObject = Readonly<Record<string, unknown>>;

/** An object that is not an array. */
export function isObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; nothing where it is no list. */
export function objectsOf(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A text with something in it, or null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** An id: a text or a number, as text. */
export function idOf(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : textOf(value);
}

/** Without NULs and halves of surrogate pairs, which some databases and every encoder refuse; trimmed. */
export function cleanText(text: string): string {
  if (!/[\ud800-\udfff\0]/.test(text)) return text.trim();
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\0', '')
    .trim();
}

/** A title on one line, without the marks that turn the direction of what stands beside it. Null where nothing is left. */
export function cleanTitle(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const title = cleanText(value.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' '));
  return title === '' ? null : title;
}
