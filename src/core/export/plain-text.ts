// What no file of text should hold, whoever wrote it.

/** Controls but tab and line breaks: readers stop at NUL, terminals obey escapes. Halves of characters have no form in UTF-8. */
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\p{Cs}/gu;

/** A text with U+FFFD for every character that cannot be written. */
export function writable(text: string): string {
  return text.replace(unwritable, '\ufffd');
}
