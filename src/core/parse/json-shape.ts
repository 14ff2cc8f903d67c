// What a format reads of an element: most of a large export is something else, and parsing that takes longest.

/**
 * The wanted part of a JSON value. `all`: the whole value. `text`: the same, but a string is the text of a turn, see below.
 * Otherwise of an object its `members`, or of an object or a list each value (`each`); `string: 'text'` says what a string in
 * this place is. A number or a word is always wanted, and where a list stands for an object all of it.
 *
 * A reader may put together, trim and compare with '' what is `text`, and cut out marks of private use and brackets of
 * citations, but neither look for anything else in it nor take its length: a stand-in may be there instead.
 */
export type Shape =
  | 'all'
  | 'text'
  | {
      readonly members?: Readonly<Record<string, Shape>>;
      readonly each?: Shape;
      readonly string?: 'text';
    };
