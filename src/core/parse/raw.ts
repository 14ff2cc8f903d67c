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
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return (whole.includes('\0') ? whole.replaceAll('\0', '') : whole).trim();
}

/** Marks that turn the direction of what stands beside them, and controls that no screen shows. */
const UNSEEN = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]|(?!\s)\p{Cc}/gu;
/** UTF-16 units of a title or of a model's name: longer than any that is one. */
const TITLE_LENGTH = 2000;
/** UTF-16 units of a path as a report shows it. */
const PATH_LENGTH = 300;

/** A title on one line, without controls and marks of direction, cut to 2,000 units. Null where nothing is left. */
export function cleanTitle(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const start = value.length > TITLE_LENGTH ? value.slice(0, TITLE_LENGTH) : value;
  const title = cleanText(start.replace(UNSEEN, '').replace(/\s+/g, ' '));
  return title === '' ? null : title;
}

/** The path of a file as a report may show it: cleaned like a title, and cut in its middle to 300 units. */
export function cleanPath(path: string): string {
  const ends =
    path.length > PATH_LENGTH
      ? `${path.slice(0, PATH_LENGTH / 3)}…${path.slice(-2 * (PATH_LENGTH / 3))}`
      : path;
  return cleanTitle(ends) ?? '?';
}

/** What a format sees of an element: a list within the file's own list is the messages of a chat. */
export function elementOf(value: unknown): unknown {
  return Array.isArray(value) ? { messages: value } : value;
}
