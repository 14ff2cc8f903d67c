/** Offers a text as a file to keep. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Long enough for a slow disk to have begun reading; the memory is small.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
