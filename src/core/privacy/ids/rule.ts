/** A place in a text that has the shape of an identity number. */
export interface IdCandidate {
  /** As it stands in the text. */
  readonly written: string;
  /** Letters (capitals) and digits alone. */
  readonly compact: string;
}

/** How one kind of identity number is recognised. */
export interface IdRule {
  /** Country and document, in capitals: "UK_NHS". */
  readonly what: string;
  /** Lengths of the groups of letters and digits with what stands between them, alternatives by `|`: "10|3 3 4|3-3-4". */
  readonly shapes: string;
  /** What letters and digits have to be, on `compact`. */
  readonly pattern: RegExp;
  /** The check digit, or what else the number has to fulfil; on `compact`. */
  readonly valid?: (compact: string) => boolean;
  /** When it counts without any word around it. Absent: never. */
  readonly alone?: (candidate: IdCandidate) => boolean;
  /** Phrases of one or two words near it that make it one, by `|`; accents, case and apostrophes do not matter. */
  readonly near: string;
}

/** Checksum and shape are so uncommon together that no word is needed. */
export const always = (): boolean => true;

/** Written in groups: people group what they know as a number of that kind. */
export const isGrouped = ({ written, compact }: IdCandidate): boolean => written.length > compact.length;

/** Written with capitals: lower-case letters and digits are mostly pieces of code. */
export const isCapital = ({ written }: IdCandidate): boolean => written === written.toUpperCase();

/** Groups of three digits with blanks are amounts in many languages, when they end in zeros at least. */
export const isNoAmount = (candidate: IdCandidate): boolean =>
  isGrouped(candidate) && !candidate.compact.endsWith('000');
