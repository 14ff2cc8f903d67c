// JSON that stands in a text: requests and answers that some vendors write twice over.

/** The value of a text that begins as an object or a list; null where it is none. */
export function parsedOrNull(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
