import { textBefore } from '../finding.ts';

/** Characters before an address in which these words are looked for. */
const reach = 64;

/** Somebody says that an address follows: "my address is", "billing address:", "I live at". */
const stating =
  /(?:(?<!(?:ip|mail|mac|memory|web|wallet|bitcoin|network|site|contract) )(?<![\p{L}-])(?:address(?:es)?|adresse|dirección|indirizzo|adres|endereço|adresa|osoite|lakcím)(?![\p{L}])[^\n.!]{0,44}?(?: is| are| to| ist| est| es| è|[’']s|:)|(?<!\p{L})(?:(?:live[sd]?|living|resid(?:e|es|ing)|located|situated|domiciled) (?:at|on|in)|corner of|wohn(?:e|t|haft) in|(?:vivo|vive) en|(?:habite|demeure)(?: au| à)?|abit[oa] in|mieszkam (?:przy|na)|lak(?:om|ik)))[:\s]{1,8}(?:the )?$/iu;

/** Something or somebody goes there. These words have other objects too, so they weigh less. */
const going =
  /(?<!\p{L})(?:(?:ship|deliver|send|sent|post|mail|return|forward)(?:ed|s|ing)? (?:(?:it|this|them|the \p{L}{1,15}|my \p{L}{1,15}|everything) )?(?:to|at)|(?:mov(?:e|ed|ing)|driv(?:e|ing)|drove|relocat(?:ed?|ing)) to|(?:pick(?:s|ed)? \p{L}{1,6} up|drop(?:s|ped)? \p{L}{1,6} off|meet(?: \p{L}{1,6})?|staying|office|house|flat|apartment) (?:at|from)|(?:ship|bill|deliver) ?to:)[:\s]{1,8}(?:the )?$/iu;

/** The last words of all of them: most numbers stand after other words, and need no closer look. */
const closing =
  /(?::|(?<!\p{L})(?:is|are|to|ist|est|es|è|s|at|on|in|of|en|habite|demeure|au|à|przy|na|lakom|lakik|from|the)):?$/iu;
/** Characters in which they stand. */
const closingReach = 18;

/** What the words before a position are worth as evidence of an address. */
export function contextWorth(text: string, at: number): number {
  const near = textBefore(text, at, closingReach).trimEnd();
  // Mostly a digit, a bracket or a sign: nothing that could announce an address.
  if (!/[:\p{Ll}\p{Lu}]/u.test(near.slice(-1)) || !closing.test(near)) return 0;
  const before = textBefore(text, at, reach);
  if (stating.test(before)) return 1.5;
  return going.test(before) ? 1.25 : 0;
}
