// What was dropped. The entries have to be taken during the event: they are gone after it.

/** All files of a drop, those in folders included (see `filesOf`), in the order of the drop. */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  const plain = [...data.files];
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return plain;
  const { filesOf } = await import('./dropped-folders.ts');
  return filesOf(entries);
}
