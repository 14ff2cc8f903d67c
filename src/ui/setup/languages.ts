/** Characters of a language's name, as settings allow them. */
export const languageLength = 60;

/** Languages names are often written in, by their English names. Any other can be typed. */
export const commonLanguages: readonly string[] = [
  'English',
  'Arabic',
  'Chinese',
  'Dutch',
  'French',
  'German',
  'Hindi',
  'Indonesian',
  'Italian',
  'Japanese',
  'Korean',
  'Polish',
  'Portuguese',
  'Russian',
  'Spanish',
  'Swedish',
  'Turkish',
  'Ukrainian',
  'Vietnamese',
];
