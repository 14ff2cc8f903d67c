import type { Finding } from './finding.ts';

/** Words for a password, in the languages of many chats. */
const words =
  'pass ?words?|passwort|kennwort|passwd|passcode|passphrase|pwd|\\bpw|(?<![a-z])pass|wachtwoord|contraseña|mot de passe|senha|parola|has[lł]o|lösenord|adgangskode|salasana|şifre|sandi|mật khẩu|passord|heslo|jelszó|parolă|κωδικός|пароль|كلمة المرور|סיסמה|पासवर्ड|รหัสผ่าน|密码|密碼|パスワード|비밀번호|암호';
/** What `findPasswords` needs somewhere in a text. */
export const passwordHint = new RegExp(`${words}|\\bpin\\b|curl`, 'i');
/** A word for a password, what connects it, and a value in quotes or up to the next blank. */
const stated = new RegExp(
  `(?:${words})` +
    "(?:[A-Z0-9_.-]{0,20}[\"'`\\]]{0,2}\\s{0,2}([=:>|：]{1,4})\\s{0,2}|[\"'`]?\\s{0,2}(value=)|[\"'`]?\\s(?:is (?:set to )?|was |ist |lautet |war |es |era |est |é |è |to |jest |är |er |on |là |adalah |είναι |je )\\s?|\\s?(?:是|为|は|는)\\s?|['’]s\\s|\\s(?=\\d{4}|(?=\\S{0,30}\\d)(?=\\S{0,30}[!#$%^&*])\\S{0,30}[a-z]))" +
    '(?:"([^"\\n]{3,80})"|\'([^\'\\n]{3,80})\'|`([^`\\n]{3,80})`|([^\\s"\'`,;]{3,80}))',
  'gi',
);
const pin = /\bpin(?:\s?(?:code|number))?(?:\s(?:is|was|ist|lautet)\s|:\s?)(\d{4,8})\b/gi;
/** `curl -u user:password`. */
const curlUser =
  /(?<=\s)(?:-u|--user)\s{1,3}["'{]{0,2}[^\s:"'$<>{}]{0,64}["'}]{0,2}:["'{]{0,2}([^\s"'<>{}]{4,80})/g;
/** `curl -u key:`: a key as the name of the user, and no password. */
const curlKey = /(?<=\s)(?:-u|--user)\s{1,3}["']?([^\s:"'$<>{}@\\]{8,80}):["']?(?=\s|$)/g;

/** Stands where a password would stand: a variable, a template, a type, a word about passwords. */
const standIn =
  /^(?:[$<{%[(]|\.\.|x{3}|\*{3}|your|my_|user|pass|pwd|token|secret|string|text|none|null|nil|true|false|undefined|required|hidden|test$|example|changeme|str$|int$)/i;
/** Code: a member, a call, an index. */
const expression = /^(?:await |new )?[A-Za-z_$][\w$]*(?:(?:\.|->|::)[A-Za-z_$]|\(|\[)/;

/** Passwords and PINs that are stated: `password is hunter2`, `pwd=...`, `"password": "..."`, `curl -u name:...`. Only the value is masked. */
export function findPasswords(text: string): Finding[] {
  const found: Finding[] = [];
  const add = (match: RegExpExecArray, value: string) => {
    const start = match.index + match[0].lastIndexOf(value);
    found.push({ start, end: start + value.length, kind: 'password' });
  };
  for (const match of text.matchAll(stated)) {
    const [, sign, attribute, double, single, tick, bare] = match;
    const operator = sign ?? attribute;
    const quoted = double ?? single ?? tick;
    const value = quoted ?? bare.replace(/[.?)\]}>/]+$/, '');
    if (value.length < 3 || standIn.test(value) || expression.test(value)) continue;
    // A quoted value after an operator is one; a bare word is only when it does not look like prose.
    const isQuoted = quoted !== undefined && operator !== undefined && !operator.includes('|');
    const isStated = !/\s|password/i.test(value) && (isQuoted || looksChosen(value));
    if (isStated) add(match, value);
  }
  if (/\bpin\b/i.test(text)) for (const match of text.matchAll(pin)) add(match, match[1]);
  if (text.includes('curl')) {
    for (const match of text.matchAll(curlUser))
      if (!standIn.test(match[1]) && looksChosen(match[1])) add(match, match[1]);
    for (const match of text.matchAll(curlKey))
      if (/\d/.test(match[1]) && !/^(?:your|my[_-])/i.test(match[1])) add(match, match[1]);
  }
  return found;
}

/** A digit, a sign that no word holds, a capital inside, or three words tied together (correct-horse-battery). */
function looksChosen(value: string): boolean {
  return /\d|[!@#$%^&*+=~?]|[a-z][A-Z]|[a-z](?:[-_][a-z]+){2}/.test(value);
}
