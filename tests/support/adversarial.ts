// Texts that make detectors work as hard as they can: one piece, over and over, or words that never come twice.
import { seededRandom } from '../../src/core/math/random.ts';

/** UTF-16 units of each text. */
const size = 100_000;

/** Pieces that make a detector's pattern begin, or go on, as often as possible. */
export const adversarialPieces: readonly string[] =
  `1|1 |1234 |4111 |1.|1-|a@|@|a@b.|x@a-|:|ab:|://|://a:|?key=|?token=a|a|A1|sk-|sk-aaaaaaaaaaaaaaaaa |eyJ|eyJ-|eyJaaaaaaaaaaaaaaaaaaaaaa.
-----BEGIN |-----BEGIN PRIVATE KEY-----|password|password is |password="|key |token is |a1b2c3d4e5f6g7h8 |key is a1b2c3d4e5f6g7h8 |415-555-0132 
+49 30 1234567,|+|(|(1)|GB82 |DE89370400440532013001 | |dot |a at b dot |a at gmail dot |123-45-|deadbeef|123456789:|curl -u |curl -u a:|live_|pk.|"|='
Dear |Mr. |my name is |My Name Is |Ann |Ann Lee, |A. |Aa|A-|O'|van der |1 Main St |12 Rue |Calle 1 |, |born on |1.1.|01/|2024-01-|1 January |€|0x|bc1|1A|12° |-1.5, |/|http://|www.|a.b.|#|_|Straße 1, 10115 |中|王|Анна |é|😀
1234567890 |Aa Bb |in London |St. |Aa, |Authorization: Basic |api-token: |curl -u a1b2c3d4:|mật khẩu là |パスワード|密码是|hooks.slack.com/services/|https://a/users/|/reset/
12 High Street, |99999 A|New York, NY |II |Inc. |user_id=|[::|f:|1.1.1.1|00-|49.0, |Jan 1|2024-01-01,|'|1 2 3 4 |"private_key": "|ß|の|한
@ann_lee, |San, |New |St |in Paris |Aa' |a1B2c3D4e5F6g7H8i9J0 |AKIAIOSFODNN7EXAMPLE, |0123456789abcdef |ghp_aaaaaaaaaaaaaaaa |1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 
bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq |12 Aa |1 aa bb cc|12 de |49 N |AB 12 34 56 C |Acme Inc |Inc, |invested, |Aa Bank, |555-0132, |0049 30 |49.1234, |12345-6789 
021000021, |AA00 AA00, |DE89 |DE89 3704 0044 0532 0130 00 |a%40|:: |::1 |10/10/10, |5/21 |age: 12, |Aa.Bb |xoxb- |Aa’Bb |Bank of |1 1 1 Aa St |a\u0301|\u0301|\ud800|\ud83d\ude00 |\u00a0`
    .split(/[|\n]/)
    .filter((piece) => piece !== '')
    .concat(
      // The same with other ends of a line, which bound what patterns look at.
      [
        '@ann_lee, \n',
        'San\n',
        'a1B2c3D4e5F6g7H8i9J0\n',
        'Acme Inc\n',
        '555-0132\n',
        '001a.2b3c.4d5e\n',
        '::\n',
        'Best,\nAnn\n',
        'Aa Bb\n12 High Street\n',
        'verification code 12',
        'login: a/b1 ',
        'seed phrase: ',
        '0176-23456789 ',
        '2024年3月',
        'मेरा नाम क ',
        'Hi Aa, ',
      ],
      // A candidate, then much that goes on with it.
      [
        `12${' Aa'.repeat(20)} `,
        `+${'1'.repeat(60)} `,
        `password: "${'a'.repeat(60)}\n`,
        `https://a.b/${'a-'.repeat(40)}?token=`,
        'Inc. 12 Rue 12 Rue ',
        'New A San, ',
      ],
    );

/** Characters of random words. */
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Words that never come twice: so many characters of `signs` from `from` on, each with a blank behind it. */
function randomWords(from: number, length: number): string {
  const random = seededRandom(length);
  let text = '';
  while (text.length < size) {
    for (let i = 0; i < length; i++) text += signs[from + Math.floor(random() * (signs.length - from))];
    text += ' ';
  }
  return text.slice(0, size);
}

/** Numbers that never come twice, each with a word before it. */
function randomNumbers(word: string): string {
  const random = seededRandom(word.length);
  let text = '';
  while (text.length < size) text += `${word}${100_000 + Math.floor(random() * 900_000)} `;
  return text.slice(0, size);
}

/** 100 kB of each piece, and of random words, where nothing that a detector remembers helps it. */
export function adversarialTexts(): { readonly piece: string; readonly text: string }[] {
  const repeated = adversarialPieces.map((piece) => ({
    piece,
    text: piece.repeat(Math.ceil(size / piece.length)).slice(0, size),
  }));
  const random = [4, 9, 10, 16].map((length) => ({
    piece: `${length} random digits`,
    text: randomWords(signs.indexOf('0'), length),
  }));
  const mixed = [8, 20, 33].map((length) => ({
    piece: `${length} random letters and digits`,
    text: randomWords(0, length),
  }));
  // Words that may stand between a number and its name, or are one; with accents they must be folded first.
  const named = ['é ', 'é é é é é ', 'no ', 'aba é ', '한국 ', '😀 '].map((word) => ({
    piece: `random numbers behind ${word}`,
    text: randomNumbers(word),
  }));
  return [...repeated, ...random, ...mixed, ...named];
}
