// Token-classification models that the settings offer to look for names with. None is shipped, none is fetched unasked.

export interface NameModel {
  /** As the hub names it. */
  readonly id: string;
  /** One sentence on what it is good for. */
  readonly note: string;
}

/** Their exact size is told by the hub when it is asked. */
export const offeredNameModels: readonly NameModel[] = [
  {
    id: 'Xenova/bert-base-NER',
    note: 'People, places and organisations in English text. A download of about 110 MB; it slows the reading of chats down a lot.',
  },
  {
    id: 'Xenova/distilbert-base-multilingual-cased-ner-hrl',
    note: 'The same in ten languages. A download of about 135 MB; it slows the reading of chats down a lot.',
  },
];
