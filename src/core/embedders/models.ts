// Embedding models that the settings offer by name. Any other id of the hub may be typed.

export interface OfferedModel {
  /** As the hub names it. */
  readonly id: string;
  readonly title: string;
  /** Of the download, all files together. */
  readonly bytes: number;
  /** Numbers a chat: more than 384 cost time and storage in every later step, and part short sentences no better. */
  readonly dims: number;
  readonly licence: string;
  /** One sentence on what it is good for. */
  readonly note: string;
}

/** Best first. Sizes are those of the files that weights/pinned.json names. */
export const offeredModels: readonly OfferedModel[] = [
  {
    id: 'Xenova/all-MiniLM-L6-v2',
    title: 'all-MiniLM-L6-v2',
    bytes: 23_685_172,
    dims: 384,
    licence: 'Apache-2.0',
    note: 'Small and quick; made for short English sentences.',
  },
  {
    id: 'Supabase/gte-small',
    title: 'gte-small',
    bytes: 34_727_394,
    dims: 384,
    licence: 'MIT',
    note: 'Twice the layers: about half as quick, somewhat better with longer English texts.',
  },
];
