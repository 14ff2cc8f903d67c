import type { Finding } from './finding.ts';

/** What `findCredentials` needs somewhere in a text. */
export const credentialHint =
  /log-?in|cred(?:entials?|s|enciales|enziali)\b|(?:zugangs|anmelde)daten|identifiants?\b|(?:seed|recovery|backup) ?(?:phrase|words)|mnemonic|(?:secret|token|key)\w{0,20}["']? ?[:=] ?["'`]/i;
/** "login: root:toor1234", "credentials are admin / S3cret": a name and a password with a sign between them. */
const pair =
  /\b(?:log-?in|credentials?|creds|zugangsdaten|anmeldedaten|identifiants?|credenciales|credenziali)(?: (?:is|are|details|sind|lauten|son|sont|sono))?(?:(?<= \w{2,7})| ?[:=]) {0,2}["'(]?[A-Za-z][\w.@-]{1,40} ?[:/|] ?([^\s"',;)/]{4,80})/gi;
/** `secret = 'kJ8#mN2$pQ5'`: signs that no detector of random values looks through. */
const assigned = /(?:secret|token|key)\w{0,20}["']? ?[:=] ?(["'`])([^\s"'`\\()[\]{}<>]{8,80})\1/gi;
/** The words that bring a wallet back (BIP 39: 12 to 24 of them, 3 to 8 letters each). */
const seed =
  /\b(?:(?:seed|recovery|backup) (?:phrase|words)|mnemonic(?: phrase)?|seedphrase)(?: is| are)? ?[:=\n]\s{0,3}["'`]?((?:[a-z]{3,8} ){11,23}[a-z]{3,8})(?![\p{L}\p{N}])/giu;

const hasLetterAndDigit = (value: string): boolean => /[a-z]/i.test(value) && /\d/.test(value);

/** Passwords beside the name of a user, keys with signs in quotes, and the words of a wallet. Only the value is found. */
export function findCredentials(text: string): Finding[] {
  const found: Finding[] = [];
  const add = ({ 0: all, index }: RegExpMatchArray, value: string, what: string) => {
    const start = (index ?? 0) + all.lastIndexOf(value);
    found.push({ start, end: start + value.length, kind: 'secret', what });
  };
  for (const match of text.matchAll(pair)) {
    const value = match[1].replace(/[.!?]$/, '');
    if (hasLetterAndDigit(value)) add(match, value, 'pair');
  }
  for (const match of text.matchAll(assigned))
    if (hasLetterAndDigit(match[2]) && /[!#$%^&*]/.test(match[2]) && !/^[$%#]/.test(match[2]))
      add(match, match[2], 'assigned');
  for (const match of text.matchAll(seed)) add(match, match[1], 'seed');
  return found;
}
