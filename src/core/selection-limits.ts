// What a selection may hold at most: apart from its guard, so that the form knows it without the guard's library.

/** Entries of a list, and words: no export has as many models. */
export const mostEntries = 1000;
/** UTF-16 units of a word, a phrase or the name of a language. */
export const wordLength = 200;
/** UTF-16 units of a model's name: as long as the readers of exports let one be. */
export const modelNameLength = 2000;
/** UTF-16 units of the question that a model answers about each chat. */
export const screenQuestionLength = 300;
/** Seeds are whole numbers from 0 to this one. */
export const largestSeed = 4294967295;
