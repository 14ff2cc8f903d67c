import { textBefore } from '../finding.ts';

/** Characters before an address in which these words are looked for. */
const reach = 64;

/** A word for addresses: of the kind where people live, not of machines. */
const addressWord =
  /(?<!(?:ip|mail|mac|memory|web|wallet|bitcoin|network|site|contract) )(?<![\p{L}-])(?:address(?:es)?|adresse|anschrift|wohnort|dirección|direccion|domicilio|domicile|indirizzo|adres|endereço|adresa|osoite|lakcím)(?![\p{L}])/iu;
/** After such a word and up to 44 other characters: an address follows. */
const announcing = /(?:(?: is| are| to| ist| est| es| è|[’']s|:)[:\s]{1,8}|:)$/iu;
/** The marks that end a sentence: a word for addresses before them announces nothing. */
const sentenceEnd = /[\n.!](?=[^\n.!]*$)/u;
/** Characters between a word for addresses and the end of what announces. */
const announcingReach = 54;

/** Somebody says where they live, or where something is. */
const living =
  /(?<!\p{L})(?:(?:live[sd]?|living|resid(?:e|es|ing)|located|situated|domiciled) (?:at|on|in)|corner of|wohn(?:e|t|en|haft) (?:in|am|an)|(?:vivo|vive|vivimos) en|(?:habite|demeure)(?: au| à)?|abit[oa] in|mieszkam (?:przy|na)|lak(?:om|ik))[:\s]{1,8}(?:(?:the|der|dem|la|el|le) )?$/iu;

/** Something or somebody goes there. These words have other objects too, so they weigh less. */
const going =
  /(?<!\p{L})(?:(?:ship|deliver|send|sent|post|mail|return|forward)(?:ed|s|ing)? (?:(?:it|this|them|the \p{L}{1,15}|my \p{L}{1,15}|everything) )?(?:to|at)|(?:mov(?:e|ed|ing)|driv(?:e|ing)|drove|relocat(?:ed?|ing)) to|(?:pick(?:s|ed)? \p{L}{1,6} up|drop(?:s|ped)? \p{L}{1,6} off|meet(?: \p{L}{1,6})?|staying|office|house|flat|apartment) (?:at|from)|(?:ship|bill|deliver) ?to:)[:\s]{1,8}(?:the )?$/iu;

/** The last words of all of them: most numbers stand after other words, and need no closer look. */
const closing = new Set(
  `is are to ist est es è s at on in am an of en habite demeure au à przy na lakom lakik from the der dem la el le`.split(
    /\s+/,
  ),
);
/** A longer word than any of them (UTF-16 units). */
const closingReach = 12;

/** What the words before a position are worth as evidence of an address. */
export function contextWorth(text: string, at: number): number {
  if (!mayClose(textBefore(text, at, closingReach).trimEnd())) return 0;
  const before = textBefore(text, at, reach);
  if (isAnnounced(before) || living.test(before)) return 1.5;
  return going.test(before) ? 1.25 : 0;
}

/** Do some characters end in a colon or in one of the words? Mostly they end in a digit, a bracket, or another word. */
function mayClose(near: string): boolean {
  if (near.endsWith(':')) return true;
  const last = near.charCodeAt(near.length - 1);
  // A digit, a bracket or another sign.
  if (last < 65) return false;
  const start = Math.max(
    near.lastIndexOf(' '),
    near.lastIndexOf('\n'),
    near.lastIndexOf("'"),
    near.lastIndexOf('’'),
  );
  return closing.has(near.slice(start + 1).toLowerCase());
}

/** "my address is", "billing address:", "die Adresse ist". The end is looked at first: each word is read once. */
function isAnnounced(before: string): boolean {
  const said = announcing.exec(before.replace(/the $/i, ''));
  if (!said) return false;
  const near = before.slice(Math.max(0, said.index - announcingReach), said.index);
  const stop = sentenceEnd.exec(near)?.index ?? -1;
  return addressWord.test(near.slice(stop + 1));
}
