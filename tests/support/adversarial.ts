// Texts that make detectors work as hard as they can: one piece, over and over.

/** UTF-16 units of each text. */
const size = 100_000;

/** Pieces that make a detector's pattern begin, or go on, as often as possible. */
export const adversarialPieces: readonly string[] =
  `1|1 |1234 |4111 |1.|1-|a@|@|a@b.|x@a-|:|ab:|://|://a:|?key=|?token=a|a|A1|sk-|sk-aaaaaaaaaaaaaaaaa |eyJ|eyJ-|eyJaaaaaaaaaaaaaaaaaaaaaa.
-----BEGIN |-----BEGIN PRIVATE KEY-----|password|password is |password="|key |token is |a1b2c3d4e5f6g7h8 |key is a1b2c3d4e5f6g7h8 |415-555-0132 
+49 30 1234567,|+|(|(1)|GB82 |DE89370400440532013001 | |dot |a at b dot |a at gmail dot |123-45-|deadbeef|123456789:|curl -u |curl -u a:|live_|pk.|"|='
Dear |Mr. |my name is |My Name Is |Ann |Ann Lee, |A. |Aa|A-|O'|van der |1 Main St |12 Rue |Calle 1 |, |born on |1.1.|01/|2024-01-|1 January |€|0x|bc1|1A|12° |-1.5, |/|http://|www.|a.b.|#|_|Straße 1, 10115 |中|王|Анна |é|😀
1234567890 |Aa Bb |in London |St. |Aa, |Authorization: Basic |api-token: |curl -u a1b2c3d4:|mật khẩu là |パスワード|密码是|hooks.slack.com/services/|https://a/users/|/reset/
12 High Street, |99999 A|New York, NY |II |Inc. |user_id=|[::|f:|1.1.1.1|00-|49.0, |Jan 1|2024-01-01,|'|1 2 3 4 |"private_key": "|ß|の|한`
    .split(/[|\n]/)
    .filter((piece) => piece !== '');

/** 100 kB of each piece. */
export function adversarialTexts(): { readonly piece: string; readonly text: string }[] {
  return adversarialPieces.map((piece) => ({
    piece,
    text: piece.repeat(Math.ceil(size / piece.length)).slice(0, size),
  }));
}
